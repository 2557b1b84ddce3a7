import { useQuery } from '@tanstack/react-query';
import type { CustomSubject } from '../../platform/custom-fields/rules/subjects.ts';
import type { CallOutput } from '../../platform/http/contract.ts';
import type { FilterField, FilterKind } from '../../ui/filter/filter.ts';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';
import type { useRecordText } from './text.ts';

type Text = ReturnType<typeof useRecordText>;
export type CustomField = CallOutput<Contracts['customField']['list']>['items'][number];

const minutes = 60_000;
const none: readonly CustomField[] = [];

/** The company's own fields of a kind of record, in their order. */
export function useCustomFields(subject: CustomSubject): readonly CustomField[] {
  const { data } = useQuery({
    ...api.customField.list.query({ query: { subject } }),
    staleTime: 5 * minutes,
  });
  return data?.items ?? none;
}

/** A value of the company's own field in words; empty text when there is none. */
export function customWords(value: unknown, text: Text): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return text(value ? 'field.yes' : 'field.no');
  return Array.isArray(value) ? value.join('、') : String(value);
}

const kindOf: Partial<Record<CustomField['kind'], FilterKind>> = {
  number: 'number',
  date: 'date',
  boolean: 'choice',
  choice: 'choice',
  choices: 'choice',
};

/** How a list is narrowed by the company's own field. */
export function customFilter({ key, label, kind, choices }: CustomField, text: Text): FilterField {
  const known =
    kind === 'boolean'
      ? [
          { value: 'true', label: text('field.yes') },
          { value: 'false', label: text('field.no') },
        ]
      : choices.map((value) => ({ value, label: value }));
  return {
    key: `custom.${key}`,
    label,
    kind: kindOf[kind] ?? 'text',
    ...(known.length > 0 && { choices: known }),
  };
}
