import { useQueries, useQuery } from '@tanstack/react-query';
import type { FilterField, FilterKind } from '../../../../ui/filter/filter.ts';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { customFilter, useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { leadStates } from '../../rules/lead-states.ts';
import { engagementGrades, fitGrades } from '../../score/web/shapes.ts';
import { useScoreText } from '../../score/web/text.ts';
import { useText } from '../text.ts';

/** Fields whose different values the API knows. */
const suggested = ['region', 'industry', 'source', 'campaign'] as const;
const texts = [
  'company',
  'name',
  'title',
  'product',
  'need',
  'nextStep',
  'address',
  'size',
  'language',
  'wechat',
  'website',
] as const;
const moments = ['capturedAt', 'lastContactAt', 'firstContactAt', 'responseDueAt', 'updatedAt'] as const;
const days = ['nextStepOn', 'wakeOn'] as const;
const lists = ['phones', 'emails'] as const;
const minutes = 60_000;

/** Everything a list of leads can be narrowed by, with its values where they are known. */
export function useFilterFields(): FilterField[] {
  const text = useText();
  const score = useScoreText();
  const { active } = useColleagues();
  const custom = useCustomFields('lead');
  const shared = useRecordText();
  const teams = useQuery({ ...api.people.teams.query(), staleTime: 5 * minutes });
  const values = useQueries({
    queries: suggested.map((field) => ({
      ...api.lead.values.query({ params: { field } }),
      staleTime: 5 * minutes,
    })),
  });
  const named =
    (kind: FilterKind) => (key: (typeof texts | typeof moments | typeof days | typeof lists)[number]) => ({
      key,
      label: text(`fields.${key}`),
      kind,
    });
  return [
    {
      key: 'status',
      label: text('fields.status'),
      kind: 'choice',
      choices: leadStates.states.map((status) => ({ value: status, label: text(`web.status.${status}`) })),
    },
    {
      key: 'owner',
      label: text('web.field.owner'),
      kind: 'choice',
      choices: [
        { value: 'me', label: text('web.field.me') },
        { value: 'nobody', label: text('web.field.nobody') },
        ...active.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'team',
      label: text('web.field.team'),
      kind: 'choice',
      choices: [
        { value: 'mine', label: text('web.field.myTeam') },
        { value: 'none', label: text('web.field.noTeam') },
        ...(teams.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'responseOverdue',
      label: text('web.field.responseOverdue'),
      kind: 'flag',
      choices: [
        { value: 'true', label: text('web.field.yes') },
        { value: 'false', label: text('web.field.no') },
      ],
    },
    ...suggested.map((key, at): FilterField => {
      const known = values[at]?.data?.values ?? [];
      return {
        key,
        label: text(`fields.${key}`),
        kind: 'text',
        ...(known.length > 0 && { choices: known.map((value) => ({ value, label: value })) }),
      };
    }),
    { key: 'score', label: text('fields.score'), kind: 'number' },
    {
      key: 'fitGrade',
      label: score('web.list.fitGrade'),
      kind: 'choice',
      choices: fitGrades.map((value) => ({ value, label: value })),
    },
    {
      key: 'engagementGrade',
      label: score('web.list.engagementGrade'),
      kind: 'choice',
      choices: engagementGrades.map((value) => ({ value, label: value })),
    },
    {
      key: 'outcome',
      label: score('web.list.outcome'),
      kind: 'choice',
      choices: (['won', 'lost'] as const).map((value) => ({ value, label: score(`web.list.${value}`) })),
    },
    { key: 'endedAt', label: score('web.list.endedAt'), kind: 'date' },
    { key: 'endedScore', label: score('web.list.endedScore'), kind: 'number' },
    {
      key: 'endedFitGrade',
      label: score('web.list.endedFitGrade'),
      kind: 'choice',
      choices: fitGrades.map((value) => ({ value, label: value })),
    },
    {
      key: 'endedEngagementGrade',
      label: score('web.list.endedEngagementGrade'),
      kind: 'choice',
      choices: engagementGrades.map((value) => ({ value, label: value })),
    },
    { key: 'amount', label: text('fields.amount'), kind: 'number' },
    ...moments.map(named('date')),
    ...days.map(named('date')),
    ...texts.map(named('text')),
    ...lists.map(named('list')),
    ...custom.map((field) => customFilter(field, shared)),
  ];
}
