import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import type { CustomField } from '../../../../platform/custom-fields/rules/check-custom-values.ts';

/** What a visitor may be asked. Beside these `custom.<key>` for the company's own fields. */
const formKeys = [
  'name',
  'company',
  'title',
  'phone',
  'email',
  'wechat',
  'region',
  'industry',
  'size',
  'product',
  'need',
  'website',
  'address',
] as const;

export const formFieldKinds = ['text', 'longText', 'choice'] as const;

export type FormField = {
  key: string;
  label: string;
  hint: string;
  required: boolean;
  kind: (typeof formFieldKinds)[number];
  /** Of a choice. */
  choices: readonly string[];
};

export type FormDefinition = {
  title: string;
  intro: string;
  /** The button's words; empty: the usual ones. */
  submit: string;
  thanks: string;
  fields: readonly FormField[];
  source: string | null;
  campaign: string | null;
  product: string | null;
  /** What a visitor agrees to; the text and its version are kept with what they sent. */
  consent: { text: string; version: string; required: boolean } | null;
};

/** Longest answers, in characters. */
export const mostShort = 200;
export const mostLong = 5000;

/** Refused with `form.badField` (facts.key, facts.reason) or `form.asksNobody` when no answer would say who someone is. */
export function checkDefinition(
  definition: FormDefinition,
  customFields: readonly Pick<CustomField, 'key' | 'kind'>[],
): Outcome<FormDefinition> {
  const seen = new Set<string>();
  for (const [at, { key, kind, choices }] of definition.fields.entries()) {
    const bad = (reason: string): Outcome<never> =>
      refuse('form.badField', { key, reason, at }, `body.definition.fields.${at}`);
    const custom = customFields.find((field) => `custom.${field.key}` === key);
    if (!custom && !(formKeys as readonly string[]).includes(key)) return bad('unknown');
    if (custom && ['boolean', 'choices'].includes(custom.kind)) return bad('notByText');
    if (seen.has(key)) return bad('twice');
    if (kind === 'choice' && new Set(choices.map((one) => one.trim()).filter(Boolean)).size < 2)
      return bad('noChoices');
    seen.add(key);
  }
  if (!['name', 'company', 'phone', 'email'].some((key) => seen.has(key)))
    return refuse('form.asksNobody', {}, 'body.definition.fields');
  return accept(definition);
}

/**
 * A site that may embed the form, as browsers name it: scheme, host, port, nothing else. Only such texts reach the headers.
 * Refused with `form.badOrigin`.
 */
export function checkOrigins(origins: readonly string[]): Outcome<string[]> {
  const checked = new Set<string>();
  for (const text of origins) {
    const origin = originOf(text);
    if (origin === null) return refuse('form.badOrigin', { origin: text }, 'body.origins');
    checked.add(origin);
  }
  return accept([...checked]);
}

function originOf(text: string): string | null {
  try {
    const url = new URL(text.trim());
    const isBare =
      url.pathname === '/' &&
      url.search === '' &&
      url.hash === '' &&
      url.username === '' &&
      url.password === '';
    return /^https?:$/.test(url.protocol) && isBare && !url.host.includes('*') ? url.origin : null;
  } catch {
    return null;
  }
}
