import { useQuery } from '@tanstack/react-query';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { customWords, useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { accountKinds } from '../../rules/account.ts';
import { channels, contactRoles } from '../../rules/contact.ts';
import { healths, tiers } from '../../rules/standing.ts';
import { useText } from '../text.ts';

const named = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'creditCode',
  'phones',
  'emails',
  'website',
  'region',
  'address',
  'industry',
  'size',
  'source',
  'note',
  'currency',
  'paymentTerms',
  'creditNote',
  'nextStep',
  'nextStepOn',
  'status',
  'tier',
  'tierSet',
  'health',
  'healthScore',
  'accountId',
  'title',
  'department',
  'role',
  'wechat',
  'birthday',
  'language',
  'channel',
  'consent',
] as const;

/** Names of fields and their values in words, as the log keeps them. */
export function useValueWords(): {
  /** Null for a field that only another area knows. */
  fieldWords: (field: string) => string | null;
  valueWords: (field: string, value: unknown) => string;
} {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const shared = useRecordText();
  const { nameOf } = useColleagues();
  const fields = [...useCustomFields('account'), ...useCustomFields('contact')];
  const labels = new Map(fields.map((field) => [`custom.${field.key}`, field.label]));
  // The names of companies that something was moved from or to: those seen lately are known already.
  const accounts = useQuery({
    ...api.account.list.query({ query: { sort: '-updated', fields: 'name', limit: 200 } }),
    staleTime: 5 * 60_000,
  });
  const accountNames = new Map((accounts.data?.items ?? []).map((one) => [one.id, one.name]));
  return {
    fieldWords(field) {
      if (field === 'ownerId') return text('fields.ownerId');
      const known = named.find((one) => one === field);
      return known ? text(`fields.${known}`) : (labels.get(field) ?? null);
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
      if (field === 'parentId' || field === 'accountId')
        return accountNames.get(String(value)) ?? text('web.timeline.unknownAccount');
      if (field === 'nextStepOn') return format.shortDate(noonOf(String(value)), now);
      if (field === 'tierSet') return tierIn((value as { tier?: unknown }).tier) ?? '';
      if (field === 'tier') return tierIn(value) ?? String(value);
      if (field === 'consent')
        return text((value as { given?: boolean }).given ? 'values.consent.given' : 'values.consent.refused');
      if (field === 'language') return format.languageName(String(value));
      const health = healths.find((one) => field === 'health' && one === value);
      if (health) return text(`values.health.${health}`);
      const kind = accountKinds.find((one) => field === 'kind' && one === value);
      if (kind) return text(`values.kind.${kind}`);
      const role = contactRoles.find((one) => field === 'role' && one === value);
      if (role) return text(`values.role.${role}`);
      const channel = channels.find((one) => field === 'channel' && one === value);
      return channel ? text(`values.channel.${channel}`) : customWords(value, shared);
    },
  };

  function tierIn(value: unknown): string | null {
    const tier = tiers.find((one) => one === value);
    return tier ? text(`values.tier.${tier}`) : null;
  }
}
