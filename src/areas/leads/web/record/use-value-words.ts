import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { customWords, useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { leadStates } from '../../rules/lead-states.ts';
import { useText } from '../text.ts';

const named = [
  'name',
  'company',
  'title',
  'phones',
  'emails',
  'wechat',
  'website',
  'address',
  'region',
  'industry',
  'size',
  'language',
  'source',
  'campaign',
  'need',
  'product',
  'amount',
  'currency',
  'status',
  'wakeOn',
  'disqualifiedReason',
  'nextStep',
  'nextStepOn',
  'capturedAt',
] as const;

/** Names of fields and their values in words, as the log keeps them. */
export function useValueWords(): {
  fieldWords: (field: string) => string;
  valueWords: (field: string, value: unknown) => string;
} {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const { nameOf } = useColleagues();
  const custom = useCustomFields('lead');
  const shared = useRecordText();
  const labels = new Map(custom.map((field) => [`custom.${field.key}`, field.label]));
  return {
    fieldWords(field) {
      if (field === 'ownerId') return text('web.field.owner');
      const known = named.find((one) => one === field);
      return known ? text(`fields.${known}`) : (labels.get(field) ?? field.replace(/^custom\./, ''));
    },
    valueWords(field, value) {
      if (
        value === null ||
        value === undefined ||
        value === '' ||
        (Array.isArray(value) && value.length === 0)
      )
        return text('web.timeline.blank');
      if (field === 'ownerId') return nameOf(String(value)) ?? text('web.timeline.unknownPerson');
      const status = leadStates.states.find((one) => field === 'status' && one === value);
      if (status) return text(`web.status.${status}`);
      if (field === 'wakeOn' || field === 'nextStepOn') return format.shortDate(noonOf(String(value)), now);
      if (field === 'capturedAt') return format.dateTime(String(value));
      if (field === 'language') return format.languageName(String(value));
      if (field === 'amount') return format.number(String(value), 2);
      return customWords(value, shared);
    },
  };
}
