import { type Changes, joinChanges, same, takeBack } from '../../../kernel/changes.ts';
import type { Lead } from './lead.ts';

export { joinChanges };

/** What undoing leaves: the lead, and the fields that someone has changed since and that therefore stay. */
export type Undone = { lead: Lead; kept: string[] };

/** A status carries its wake-up day and reason with it, whoever changed any of them. */
const statusFields = ['status', 'wakeOn', 'disqualifiedReason'] as const;

/** Takes changes back, field by field, where nobody has changed them since. */
export function undoChanges(lead: Lead, changes: Changes): Undone {
  const { record, kept } = takeBack(lead, changes, [statusFields]);
  return saysWho(record) ? { lead: record, kept } : keepingWho(lead, record, kept);
}

/** Fields of which a lead needs one: without any, nobody knows who it is. */
const whoFields = ['name', 'company', 'phones', 'emails'] as const;

function saysWho(lead: Lead): boolean {
  return whoFields.some((field) => lead[field].length > 0);
}

/** Where taking back would leave nobody (the rest was emptied since), who it is stays as it is. */
function keepingWho(lead: Lead, undone: Lead, kept: readonly string[]): Undone {
  const stay = whoFields.filter((field) => !same(lead[field], undone[field]));
  const who = Object.fromEntries(whoFields.map((field) => [field, lead[field]]));
  return { lead: { ...undone, ...who }, kept: [...kept, ...stay] };
}
