import { useQuery } from '@tanstack/react-query';
import type { FilterField } from '../../../../ui/filter/filter.ts';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { customFilter, useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useRecordText } from '../../../../web/records/text.ts';
import { categories, opportunityStates } from '../../rules/opportunity.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';

const flags = [
  'stale',
  'overdue',
  'slipped',
  'noNextStep',
  'stepLate',
  'noRate',
  'noReason',
  'noCompetitor',
] as const;
const days = ['expectedClose', 'closedOn', 'nextStepOn'] as const;
const moments = ['openedAt', 'updatedAt', 'stageSince', 'lastContactAt', 'slippedAt'] as const;
const minutes = 60_000;

/** Everything a list of opportunities can be narrowed by, with its values where they are known. */
export function useFilterFields(): FilterField[] {
  const text = useText();
  const name = useNames();
  const { settings } = usePipelines();
  const { active } = useColleagues();
  const custom = useCustomFields('opportunity');
  const shared = useRecordText();
  const teams = useQuery({ ...api.people.teams.query(), staleTime: 5 * minutes });
  const pipelines = settings?.pipelines ?? [];
  const several = pipelines.length > 1;
  const stages = pipelines.flatMap((pipeline) =>
    pipeline.stages.map((stage) => ({
      value: stage.id,
      label: several ? `${name(pipeline.names)} · ${name(stage.names)}` : name(stage.names),
    })),
  );
  return [
    {
      key: 'state',
      label: text('fields.state'),
      kind: 'choice',
      choices: opportunityStates.map((value) => ({ value, label: text(`state.${value}`) })),
    },
    { key: 'stageId', label: text('fields.stage'), kind: 'choice', choices: stages },
    { key: 'reachedStageId', label: text('web.field.reachedStage'), kind: 'choice', choices: stages },
    {
      key: 'owner',
      label: text('web.field.owner'),
      kind: 'choice',
      choices: [
        { value: 'me', label: text('web.field.me') },
        { value: 'nobody', label: text('web.field.nobody') },
        ...active.map((one) => ({ value: one.id, label: one.name })),
      ],
    },
    {
      key: 'team',
      label: text('web.field.team'),
      kind: 'choice',
      choices: [
        { value: 'mine', label: text('web.field.myTeam') },
        { value: 'none', label: text('web.field.noTeam') },
        ...(teams.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
      ],
    },
    ...flags.map(
      (key): FilterField => ({
        key,
        label: text(`web.field.${key}`),
        kind: 'flag',
        choices: [
          { value: 'true', label: text('web.field.yes') },
          { value: 'false', label: text('web.field.no') },
        ],
      }),
    ),
    {
      key: 'category',
      label: text('fields.category'),
      kind: 'choice',
      choices: categories.map((value) => ({ value, label: text(`category.${value}`) })),
    },
    { key: 'amount', label: text('fields.amount'), kind: 'number' },
    ...days.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'date' })),
    { key: 'account', label: text('fields.accountName'), kind: 'text' },
    { key: 'name', label: text('fields.name'), kind: 'text' },
    { key: 'products', label: text('fields.products'), kind: 'list' },
    { key: 'nextStep', label: text('fields.nextStep'), kind: 'text' },
    ...(several
      ? [
          {
            key: 'pipelineId',
            label: text('web.list.pipeline'),
            kind: 'choice' as const,
            choices: pipelines.map((one) => ({ value: one.id, label: name(one.names) })),
          },
        ]
      : []),
    {
      key: 'closeReasonId',
      label: text('fields.closeReason'),
      kind: 'choice',
      choices: (settings?.reasons ?? []).map((one) => ({
        value: one.id,
        label: `${text(`state.${one.kind}`)} · ${name(one.names)}`,
      })),
    },
    {
      key: 'competitorId',
      label: text('fields.competitor'),
      kind: 'choice',
      choices: (settings?.competitors ?? []).map((one) => ({ value: one.id, label: one.name })),
    },
    { key: 'currency', label: text('fields.currency'), kind: 'text' },
    { key: 'score', label: text('fields.score'), kind: 'number' },
    { key: 'slips', label: text('fields.slips'), kind: 'number' },
    ...moments.map((key): FilterField => ({ key, label: text(`fields.${key}`), kind: 'date' })),
    ...custom.map((field) => customFilter(field, shared)),
  ];
}
