import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import { importFields } from '../rules/import-fields.ts';
import { useImportText } from './text.ts';

/** Everything a column can become: fields of a lead, the company's own, a new one, or nothing. */
export function useTargets() {
  const text = useImportText();
  const custom = useQuery(api.customField.list.query({ query: { subject: 'lead' } }));
  const own = (custom.data?.items ?? []).map((field) => ({
    value: `custom:${field.key}`,
    label: field.label,
  }));
  const fields = importFields.map((field) => ({ value: field as string, label: text(`web.field.${field}`) }));
  return {
    isCustom: (to: string) => own.some((field) => field.value === to),
    options: (offered: { key: string; label: string } | undefined) => {
      const fresh =
        offered && !own.some((field) => field.value === `custom:${offered.key}`)
          ? [{ value: `custom:${offered.key}`, label: text('web.newField', { label: offered.label }) }]
          : [];
      return [
        { value: '', label: text('web.leaveOut') },
        ...fresh,
        { label: text('web.fields'), options: fields },
        ...(own.length > 0 ? [{ label: text('web.existing'), options: own }] : []),
      ];
    },
  };
}
