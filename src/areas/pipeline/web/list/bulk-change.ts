import type { BulkChanges } from '../shapes.ts';

/** One field to change, and what to. */
export type BulkDraft = {
  /** `ownerId`, `stageId`, a value's name, or `custom.<key>`. */
  field: string;
  /** Text, or the value of an own field; `nobody` for an owner taken away. */
  value: unknown;
  /** For the next step. */
  day: string;
};

export function emptyBulk(field: string): BulkDraft {
  return { field, value: '', day: '' };
}

/** Whether the change says something; an empty value empties the field, which is something. */
export function isBulkReady({ field, value }: BulkDraft): boolean {
  return !['ownerId', 'stageId', 'category'].includes(field) || value !== '';
}

/** The draft as the endpoint takes it. */
export function changesOf({ field, value, day }: BulkDraft): BulkChanges {
  if (field === 'ownerId') return { ownerId: value === 'nobody' ? null : String(value) };
  if (field === 'stageId') return { stageId: String(value) };
  if (field.startsWith('custom.'))
    return { values: { custom: { [field.slice('custom.'.length)]: value === '' ? null : value } } };
  const text = String(value).trim() || null;
  if (field === 'nextStep')
    return { values: { nextStep: text, nextStepOn: text === null ? null : day || null } };
  if (field === 'products') return { values: { products: text === null ? [] : text.split(/[,，、;；]/) } };
  return { values: { [field]: field === 'amount' && text ? text.replace(/[,，\s]/g, '') : text } };
}
