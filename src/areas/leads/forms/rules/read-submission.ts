import {
  type CustomField,
  checkCustomValues,
} from '../../../../platform/custom-fields/rules/check-custom-values.ts';
import { cleanValues, type TypedValues } from '../../rules/lead-values.ts';
import { type FormDefinition, mostLong, mostShort } from './form-definition.ts';

export type FormProblem =
  | 'required'
  | 'tooLong'
  | 'badPhone'
  | 'badEmail'
  | 'notAChoice'
  | 'wrong'
  | 'consent'
  | 'nobody';

export type ReadSubmission = {
  /** Every answer as it was given, by field; nothing that the form didn't ask. */
  answers: Record<string, string>;
  /** What a lead is made of. */
  values: TypedValues;
  /** What has to be corrected, by field; `consent` and `form` beside the fields' keys. */
  problems: Record<string, FormProblem>;
};

/**
 * What a visitor sent, held against what the form asked. Answers it didn't ask are left out; those to a field that the company has
 * taken away since are kept as answers, but are nothing of a lead's.
 */
export function readSubmission(
  definition: FormDefinition,
  sent: Readonly<Record<string, unknown>>,
  consented: boolean,
  customFields: readonly CustomField[],
): ReadSubmission {
  const answers: Record<string, string> = {};
  const problems: Record<string, FormProblem> = {};
  for (const { key, kind, required, choices } of definition.fields) {
    const given = Object.hasOwn(sent, key) ? sent[key] : '';
    const text = typeof given === 'string' || typeof given === 'number' ? readable(String(given)) : '';
    answers[key] = text;
    if (text === '') {
      if (required) problems[key] = 'required';
    } else if (text.length > (kind === 'longText' ? mostLong : mostShort)) problems[key] = 'tooLong';
    else if (kind === 'choice' && !choices.some((choice) => choice.trim() === text))
      problems[key] = 'notAChoice';
  }
  const values = valuesOf(
    definition,
    answers,
    customFields.map((field) => field.key),
  );
  for (const [key, value] of Object.entries(values.custom ?? {}))
    if (!checkCustomValues(customFields, { [key]: value }).ok) problems[`custom.${key}`] ??= 'wrong';
  for (const { field } of cleanValues(values).problems) {
    if (field?.startsWith('body.phones')) problems.phone = 'badPhone';
    if (field?.startsWith('body.emails')) problems.email = 'badEmail';
  }
  if (!['name', 'company', 'phone', 'email'].some((key) => answers[key])) problems.form = 'nobody';
  if (definition.consent?.required && !consented) problems.consent = 'consent';
  return { answers, values, problems };
}

/** Without what a database or a screen can't hold: control characters, halves of characters, marks that turn text round. */
function readable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (one) => (one === '\n' || one === '\t' ? one : ''))
    .trim();
}

function valuesOf(
  { fields, source, campaign, product }: FormDefinition,
  answers: Record<string, string>,
  customKeys: readonly string[],
): TypedValues {
  const { phone, email, ...others } = answers;
  const own = Object.entries(others).filter(([key]) => !key.startsWith('custom.'));
  const custom = fields.flatMap(({ key }) =>
    answers[key] && customKeys.includes(key.replace('custom.', '')) && key.startsWith('custom.')
      ? [[key.slice(7), answers[key]] as const]
      : [],
  );
  return {
    product,
    ...(Object.fromEntries(own.filter(([, text]) => text !== '')) as TypedValues),
    ...(phone && { phones: [phone] }),
    ...(email && { emails: [email] }),
    ...(custom.length > 0 && { custom: Object.fromEntries(custom) }),
    source,
    campaign,
  };
}
