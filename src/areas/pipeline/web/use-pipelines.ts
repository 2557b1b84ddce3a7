import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../web/api/client.ts';
import type { Pipeline, PipelineSettings, Stage } from './shapes.ts';

const minutes = 60_000;

/** The company's pipelines, reasons and competitors; undefined until they are there. */
export function usePipelines(): {
  settings: PipelineSettings | undefined;
  stageOf: (id: string) => Stage | undefined;
  pipelineOf: (id: string) => Pipeline | undefined;
} {
  const { data } = useQuery({ ...api.pipelineSettings.read.query(), staleTime: 5 * minutes });
  return useMemo(() => {
    const stages = new Map(data?.pipelines.flatMap((one) => one.stages.map((stage) => [stage.id, stage])));
    return {
      settings: data,
      stageOf: (id) => stages.get(id),
      pipelineOf: (id) => data?.pipelines.find((one) => one.id === id),
    };
  }, [data]);
}
