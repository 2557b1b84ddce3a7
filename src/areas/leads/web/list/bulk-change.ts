import type { BulkChanges, LeadStatus, StatusWish } from '../lead-shapes.ts';
import { isReady } from '../status-question.tsx';

/** One field to change, and what to. */
export type BulkDraft = {
  /** `ownerId`, `status`, a value's name, or `custom.<key>`. */
  field: string;
  /** Text, or the value of an own field; `nobody` for an owner taken away. */
  value: unknown;
  /** For the next step. */
  day: string;
  wish: StatusWish | null;
};

export function emptyBulk(field: string): BulkDraft {
  return { field, value: '', day: '', wish: null };
}

export function withStatus(draft: BulkDraft, to: LeadStatus): BulkDraft {
  return { ...draft, wish: { to } };
}

/** Whether the change says something; an empty value empties the field, which is something. */
export function isBulkReady({ field, value, wish }: BulkDraft): boolean {
  if (field === 'status') return wish !== null && isReady(wish);
  return field !== 'ownerId' || value !== '';
}

/** The draft as the endpoint takes it. */
export function changesOf({ field, value, day, wish }: BulkDraft): BulkChanges {
  if (field === 'ownerId') return { ownerId: value === 'nobody' ? null : String(value) };
  if (field === 'status') return wish ? { status: wish } : {};
  if (field.startsWith('custom.'))
    return { values: { custom: { [field.slice('custom.'.length)]: value === '' ? null : value } } };
  const text = String(value).trim() || null;
  if (field === 'nextStep')
    return { values: { nextStep: text, nextStepOn: text === null ? null : day || null } };
  return { values: { [field]: field === 'amount' && text ? text.replace(/[,，\s]/g, '') : text } };
}
