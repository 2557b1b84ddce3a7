import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import type { ImportSet, Problem } from '../shapes.ts';

/** What a value of a column could be read as, where that is one of a few: stages and colleagues as they are called here. */
export function useSuggestions(set: ImportSet, { file, column }: Pick<Problem, 'file' | 'column'>): string[] {
  const { language } = useFormat().settings;
  const field = set.files
    .find((one) => one.file === file)
    ?.choice.columns.find((one) => one.column === column)?.to;
  const { active } = useColleagues();
  const pipelines = useQuery({
    ...api.pipelineSettings.read.query({}),
    enabled: field === 'stage',
    staleTime: 60_000,
  });
  if (field === 'owner' || field === 'manager') return active.map(({ name }) => name);
  const stages = pipelines.data?.pipelines.flatMap((one) => one.stages.map(({ names }) => names)) ?? [];
  return field === 'stage'
    ? [...new Set(stages.map((names) => names[language] ?? Object.values(names)[0] ?? ''))].filter(Boolean)
    : [];
}
