import { useQueries, useQuery } from '@tanstack/react-query';
import type { FilterField } from '../../../../ui/filter/filter.ts';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { customFilter, useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { accountKinds } from '../../rules/account.ts';
import { channels, contactRoles } from '../../rules/contact.ts';
import { healths, tiers } from '../../rules/standing.ts';
import { useText } from '../text.ts';

const minutes = 60_000;
/** Fields whose different values the API knows. */
const suggested = ['region', 'industry', 'source'] as const;
const accountTexts = [
  'name',
  'shortName',
  'creditCode',
  'size',
  'website',
  'address',
  'note',
  'paymentTerms',
  'creditNote',
  'nextStep',
] as const;
const contactTexts = [
  'name',
  'title',
  'department',
  'wechat',
  'birthday',
  'language',
  'source',
  'note',
] as const;
const moments = ['lastContactAt', 'createdAt', 'updatedAt'] as const;
const lists = ['phones', 'emails'] as const;

/** Whose it is: the same in both lists. */
function useHands(): FilterField[] {
  const text = useRecordText();
  const { active } = useColleagues();
  const teams = useQuery({ ...api.people.teams.query(), staleTime: 5 * minutes });
  return [
    {
      key: 'owner',
      label: text('field.owner'),
      kind: 'choice',
      choices: [
        { value: 'me', label: text('field.me') },
        { value: 'nobody', label: text('field.nobody') },
        ...active.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'team',
      label: text('field.team'),
      kind: 'choice',
      choices: [
        { value: 'mine', label: text('field.myTeam') },
        { value: 'none', label: text('field.noTeam') },
        ...(teams.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ];
}

/** Everything a list of accounts can be narrowed by, with its values where they are known. */
export function useAccountFilters(): FilterField[] {
  const text = useText();
  const shared = useRecordText();
  const hands = useHands();
  const custom = useCustomFields('account');
  const values = useQueries({
    queries: suggested.map((field) => ({
      ...api.account.values.query({ params: { field } }),
      staleTime: 5 * minutes,
    })),
  });
  const flag = (key: 'silent' | 'nextStepOverdue' | 'tierByHand'): FilterField => ({
    key,
    label: text(`web.list.${key}`),
    kind: 'flag',
    choices: [
      { value: 'true', label: shared('field.yes') },
      { value: 'false', label: shared('field.no') },
    ],
  });
  return [
    {
      key: 'tier',
      label: text('fields.tier'),
      kind: 'choice',
      choices: [...tiers].reverse().map((tier) => ({ value: tier, label: text(`values.tier.${tier}`) })),
    },
    {
      key: 'health',
      label: text('fields.health'),
      kind: 'choice',
      choices: healths.map((health) => ({ value: health, label: text(`values.health.${health}`) })),
    },
    { key: 'healthScore', label: text('fields.healthScore'), kind: 'number' },
    {
      key: 'kind',
      label: text('fields.kind'),
      kind: 'choice',
      choices: accountKinds.map((kind) => ({ value: kind, label: text(`values.kind.${kind}`) })),
    },
    ...hands,
    flag('silent'),
    flag('nextStepOverdue'),
    flag('tierByHand'),
    ...suggested.map((key, at): FilterField => {
      const known = values[at]?.data?.values ?? [];
      return {
        key,
        label: text(`fields.${key}`),
        kind: 'text',
        ...(known.length > 0 && { choices: known.map((value) => ({ value, label: value })) }),
      };
    }),
    { key: 'nextStepOn', label: text('fields.nextStepOn'), kind: 'date' },
    ...moments.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'date' })),
    ...accountTexts.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'text' })),
    ...lists.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'list' })),
    ...custom.map((field) => customFilter(field, shared)),
  ];
}

/** Everything a list of contacts can be narrowed by. */
export function useContactFilters(): FilterField[] {
  const text = useText();
  const shared = useRecordText();
  const hands = useHands();
  const custom = useCustomFields('contact');
  const yesNo = [
    { value: 'true', label: shared('field.yes') },
    { value: 'false', label: shared('field.no') },
  ];
  return [
    {
      key: 'role',
      label: text('fields.role'),
      kind: 'choice',
      choices: contactRoles.map((role) => ({ value: role, label: text(`values.role.${role}`) })),
    },
    ...hands,
    { key: 'hasAccount', label: text('web.list.hasAccount'), kind: 'flag', choices: yesNo },
    { key: 'consent', label: text('web.list.consentGiven'), kind: 'flag', choices: yesNo },
    {
      key: 'channel',
      label: text('fields.channel'),
      kind: 'choice',
      choices: channels.map((channel) => ({ value: channel, label: text(`values.channel.${channel}`) })),
    },
    ...moments.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'date' })),
    ...contactTexts.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'text' })),
    ...lists.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'list' })),
    ...custom.map((field) => customFilter(field, shared)),
  ];
}
