import { accept, type Outcome, type RefusalFacts } from '../../../kernel/outcome.ts';

export const fieldKinds = [
  'text',
  'longText',
  'number',
  'date',
  'boolean',
  'choice',
  'choices',
  'url',
  'email',
  'phone',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export type CustomField = {
  id: string;
  key: string;
  label: string;
  kind: FieldKind;
  choices: readonly string[];
  position: number;
  version: number;
};

/** What is stored under a field's key: numbers as decimal text, days as ISO dates, nothing as null. */
export type CustomValue = string | boolean | readonly string[] | null;
export type CustomValues = Readonly<Record<string, CustomValue>>;

const longest: Partial<Record<FieldKind, number>> = {
  text: 500,
  longText: 20_000,
  url: 2_000,
  email: 320,
  phone: 40,
};

/**
 * Checks values by their fields and brings them into the stored form; blank text is nothing (null).
 *
 * @returns the stored form of each value, or the first refusal: `customField.unknown`, `customField.wrongValue`,
 * `customField.tooLong`, `customField.notAChoice`, each with `facts.key` and the field `body.custom.<key>`.
 */
export function checkCustomValues(
  fields: readonly CustomField[],
  values: Readonly<Record<string, unknown>>,
): Outcome<Record<string, CustomValue>> {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const stored: Record<string, CustomValue> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = byKey.get(key);
    const checked = field ? checkValue(field, value) : refuseAt('customField.unknown', { key }, key);
    if (!checked.ok) return checked;
    stored[key] = checked.value;
  }
  return accept(stored);
}

function checkValue(field: CustomField, value: unknown): Outcome<CustomValue> {
  if (value === null || value === undefined) return accept(null);
  const { key, label, kind } = field;
  const wrong = refuseAt('customField.wrongValue', { key, label, kind }, key);
  if (kind === 'boolean') return typeof value === 'boolean' ? accept(value) : wrong;
  if (kind === 'choices') return checkChoices(field, value);
  const text = typeof value === 'number' && kind === 'number' ? decimal(value) : value;
  if (typeof text !== 'string') return wrong;
  const trimmed = text.trim();
  if (trimmed === '') return accept(null);
  const max = longest[kind];
  if (max !== undefined && [...trimmed].length > max)
    return refuseAt('customField.tooLong', { key, label, max }, key);
  if (kind === 'choice')
    return field.choices.includes(trimmed) ? accept(trimmed) : notAChoice(field, trimmed);
  return isOfKind(kind, trimmed) ? accept(trimmed) : wrong;
}

function isOfKind(kind: FieldKind, text: string): boolean {
  switch (kind) {
    case 'number':
      return /^-?\d{1,20}(\.\d{1,10})?$/.test(text);
    case 'date':
      return isDay(text);
    case 'url':
      return isWebAddress(text);
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    case 'phone':
      return /^\+?[\d\s()./-]{3,}$/.test(text) && text.replaceAll(/\D/g, '').length >= 3;
    default:
      return true;
  }
}

/** A day that exists, as 2026-11-23. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Only addresses that a browser may be sent to. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text);
}

/** A number as plain decimal text; never `1e+21`. */
function decimal(value: number): unknown {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? value.toString() : null;
}

function checkChoices(field: CustomField, value: unknown): Outcome<CustomValue> {
  const { key, label, kind } = field;
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    return refuseAt('customField.wrongValue', { key, label, kind }, key);
  const chosen = [...new Set(value.map((one) => one.trim()).filter((one) => one !== ''))];
  const strange = chosen.find((one) => !field.choices.includes(one));
  if (strange !== undefined) return notAChoice(field, strange);
  return accept(chosen.length > 0 ? chosen : null);
}

const notAChoice = ({ key, label, choices }: CustomField, value: string) =>
  refuseAt('customField.notAChoice', { key, label, value, choices: choices.join(', ') }, key);

function refuseAt(code: string, facts: RefusalFacts['facts'], key: string): Outcome<never> {
  return { ok: false, refusal: { code, ...(facts && { facts }), field: `body.custom.${key}` } };
}
