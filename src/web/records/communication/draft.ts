/** In the order of the keys Alt+1 to Alt+5. */
export const communicationKinds = ['call', 'visit', 'meeting', 'mail', 'message'] as const;
export type CommunicationKind = (typeof communicationKinds)[number];

/** A communication as it is being written. */
export type CommunicationDraft = {
  kind: CommunicationKind;
  direction: 'out' | 'in';
  direct: boolean;
  outcome: 'reached' | 'noAnswer';
  said: string;
  /** Whom it was with, where the record knows its people. */
  contactIds: readonly string[];
  nextStep: string;
  nextStepOn: string;
};

/** The usual case: we called, and they answered. */
export const emptyDraft: CommunicationDraft = {
  kind: 'call',
  direction: 'out',
  direct: true,
  outcome: 'reached',
  said: '',
  contactIds: [],
  nextStep: '',
  nextStepOn: '',
};

/** Voice and face to face are direct; what goes through something in between is not. */
export function isDirectByNature(kind: CommunicationKind): boolean {
  return kind === 'call' || kind === 'visit' || kind === 'meeting';
}

/** What every endpoint for communications takes of a draft. */
export function saidOf({ kind, direction, direct, outcome, said }: CommunicationDraft) {
  return { kind, direction, direct, outcome, said };
}

/** A next step is sent only when one was written, so that the present one stays. */
export function nextStepOf({ nextStep, nextStepOn }: CommunicationDraft) {
  const step = nextStep.trim();
  return step === '' ? {} : { nextStep: step, nextStepOn: nextStepOn || null };
}
