import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { formContract } from '../contract.ts';
import type { FormDefinition, FormField } from '../rules/form-definition.ts';

export type WebForm = CallOutput<(typeof formContract)['read']>;
export type Submission = CallOutput<(typeof formContract)['submissions']>['items'][number];

/** What a form may ask, beside the company's own fields. */
export const askedFields = [
  'company',
  'name',
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

/** A form while it is edited. */
export type FormDraft = {
  name: string;
  language: WebForm['language'];
  active: boolean;
  /** One origin a line. */
  origins: string;
  definition: Omit<FormDefinition, 'fields'> & { fields: FormField[] };
};

/** A form as it begins to be edited. */
export function draftOf({ name, language, active, origins, definition }: WebForm): FormDraft {
  const { fields, consent } = definition;
  return {
    name,
    language,
    active,
    origins: origins.join('\n'),
    definition: {
      title: definition.title,
      intro: definition.intro ?? '',
      submit: definition.submit ?? '',
      thanks: definition.thanks,
      source: definition.source ?? null,
      campaign: definition.campaign ?? null,
      product: definition.product ?? null,
      consent: consent
        ? { text: consent.text, version: consent.version, required: consent.required ?? true }
        : null,
      fields: fields.map((field) => ({
        key: field.key,
        label: field.label,
        hint: field.hint ?? '',
        required: field.required ?? false,
        kind: field.kind ?? 'text',
        choices: field.choices ?? [],
      })),
    },
  };
}

/** What an edited form is sent as. */
export function bodyOf({ origins, definition, ...rest }: FormDraft) {
  return {
    ...rest,
    origins: origins.split(/\s+/).filter(Boolean),
    definition: {
      ...definition,
      fields: definition.fields.map((field) => ({
        ...field,
        choices: field.kind === 'choice' ? field.choices.map((one) => one.trim()).filter(Boolean) : [],
      })),
    },
  };
}
