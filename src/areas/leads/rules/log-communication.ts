import type { Lead } from './lead.ts';

/** Face to face or voice (direct, 直接), or through something or someone in between (indirect, 间接). */
export const communicationKinds = ['call', 'visit', 'meeting', 'mail', 'message'] as const;

/** What a customer may ask for in passing: each is a step towards buying. */
export const askables = ['sample', 'quote', 'visit', 'documents'] as const;

/** One communication (沟通) as it is logged. */
export type Communication = {
  kind: (typeof communicationKinds)[number];
  direction: 'out' | 'in';
  direct: boolean;
  outcome: 'reached' | 'noAnswer';
  said: string;
  /** What they asked for; nothing when left out. */
  asked?: (typeof askables)[number][] | undefined;
  /** The mail that it was; its words stay with it. */
  mail?: { threadId: string; messageId: string } | undefined;
  /** When it took place, ISO. */
  at: string;
  nextStep?: string | null | undefined;
  nextStepOn?: string | null | undefined;
};

/**
 * The lead after a communication. Reaching the person is real contact: the first one stops the clock and starts the work, a later
 * one (not one logged belatedly) is the last contact. No answer changes nothing but the next step.
 */
export function afterCommunication(lead: Lead, communication: Communication): Lead {
  const { nextStep, nextStepOn } = communication;
  const planned =
    nextStep === undefined
      ? lead
      : { ...lead, nextStep: nextStep ?? null, nextStepOn: (nextStep && nextStepOn) ?? null };
  if (communication.outcome !== 'reached') return planned;
  const at = communication.at;
  return {
    ...planned,
    status: lead.status === 'new' ? 'working' : lead.status,
    wokenAt: null,
    firstContactAt: earlier(lead.firstContactAt, at),
    lastContactAt: later(lead.lastContactAt, at),
  };
}

function earlier(known: string | null, at: string): string {
  return known !== null && Date.parse(known) <= Date.parse(at) ? known : at;
}

function later(known: string | null, at: string): string {
  return known !== null && Date.parse(known) >= Date.parse(at) ? known : at;
}
