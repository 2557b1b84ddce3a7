import type { LeadText } from './text.ts';

/** A value of the company's own field in words; empty text when there is none. */
export function customWords(value: unknown, text: LeadText): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return text(value ? 'web.field.yes' : 'web.field.no');
  return Array.isArray(value) ? value.join('、') : String(value);
}
