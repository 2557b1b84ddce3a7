import { type Changes, type Lead, type LeadField, same } from './lead.ts';

/** What undoing leaves: the lead, and the fields that someone has changed since and that therefore stay. */
export type Undone = { lead: Lead; kept: string[] };

/**
 * Takes changes back, field by field: a field that still holds the value it was given gets the earlier one again; one that
 * was changed since stays as it is. A status carries its wake-up day and reason with it, whoever changed any of them.
 */
export function undoChanges(lead: Lead, changes: Changes): Undone {
  const undone = { ...lead, custom: { ...lead.custom } };
  const kept: string[] = [];
  const bound = statusFields.filter((field) => field in changes);
  const statusHolds = bound.every((field) => holds(lead, field, changes[field]![1]));
  for (const [field, [before, after]] of Object.entries(changes)) {
    const together = (statusFields as readonly string[]).includes(field);
    if (together ? !statusHolds : !holds(lead, field, after)) kept.push(field);
    else if (field.startsWith('custom.')) setCustom(undone.custom, field.slice(7), before);
    else Object.assign(undone, { [field]: before });
  }
  return saysWho(undone) ? { lead: undone, kept } : keepingWho(lead, undone, kept);
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

const statusFields = ['status', 'wakeOn', 'disqualifiedReason'] as const;

/** Several changes of one lead, in the order they happened, as one: the first `before` and the last `after`. */
export function joinChanges(all: readonly Changes[]): Changes {
  const joined: Changes = {};
  for (const changes of all)
    for (const [field, [before, after]] of Object.entries(changes))
      joined[field] = [field in joined ? joined[field]![0] : before, after];
  return joined;
}

function holds(lead: Lead, field: string, value: unknown): boolean {
  if (field.startsWith('custom.')) return same(lead.custom[field.slice(7)] ?? null, value);
  const present = lead[field as LeadField];
  if (typeof present === 'string' && typeof value === 'string' && momentFields.has(field))
    return Date.parse(present) === Date.parse(value);
  return same(present, value);
}

/** Moments are compared as such: the database writes them with microseconds. */
const momentFields = new Set([
  'assignedAt',
  'firstContactAt',
  'lastContactAt',
  'responseDueAt',
  'wokenAt',
  'escalatedAt',
  'deletedAt',
  'capturedAt',
]);

function setCustom(custom: Lead['custom'], key: string, value: unknown): void {
  if (value === null) delete custom[key];
  else custom[key] = value;
}
