import type { Opportunity } from './opportunity.ts';
import type { Stage } from './pipeline.ts';
import { staleFrom } from './stale.ts';

export const communicationKinds = ['call', 'visit', 'meeting', 'mail', 'message'] as const;

/** One communication (沟通) about an opportunity. */
export type Communication = {
  kind: (typeof communicationKinds)[number];
  direction: 'out' | 'in';
  /** Face to face or voice; not through something or someone in between. */
  direct: boolean;
  outcome: 'reached' | 'noAnswer';
  said: string;
  /** Which contacts took part. */
  contactIds: string[];
  /** The mail that it was; its words stay with it. */
  mail?: { threadId: string; messageId: string } | undefined;
  /** When it took place, ISO. */
  at: string;
  nextStep?: string | null | undefined;
  nextStepOn?: string | null | undefined;
};

/** The opportunity after a communication: reaching the customer is a sign of life; no answer changes only what comes next. */
export function afterCommunication(
  opportunity: Opportunity,
  communication: Communication,
  stage: Pick<Stage, 'staleDays'>,
): Opportunity {
  const { nextStep, nextStepOn, outcome, at } = communication;
  const planned =
    nextStep === undefined
      ? opportunity
      : { ...opportunity, nextStep: nextStep ?? null, nextStepOn: (nextStep && nextStepOn) ?? null };
  if (outcome !== 'reached') return planned;
  const touched = {
    ...planned,
    lastContactAt: later(opportunity.lastContactAt, at),
    touchedAt: later(opportunity.touchedAt, at),
  };
  return { ...touched, staleAt: staleFrom(touched, stage) };
}

/** The later of two moments, of which there may be none. */
export function later<T extends string | null>(known: string | null, at: T): T | string {
  return known !== null && (at === null || Date.parse(known) >= Date.parse(at)) ? known : at;
}
