import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import type { RecordActs } from './use-record-acts.tsx';

/** The way from first to last stage: where it stands, how far it came; a press moves it. */
export function StagePath({ opportunity, acts }: { opportunity: OpportunityRecord; acts: RecordActs }) {
  const text = useText();
  const name = useNames();
  const { pipelineOf } = usePipelines();
  const pipeline = pipelineOf(opportunity.pipelineId);
  if (!pipeline) return null;
  const at = pipeline.stages.findIndex(({ id }) => id === opportunity.stageId);
  const isOpen = opportunity.state === 'open';
  return (
    <ol className="deal-path" aria-label={text('web.record.path')}>
      {pipeline.stages.map((stage, place) => {
        const words = name(stage.names);
        const here = place === at;
        const passed = place < at || opportunity.state === 'won';
        const look = `deal-stage${passed ? ' deal-stage-passed' : ''}${here && isOpen ? ' deal-stage-here' : ''}`;
        return (
          <li key={stage.id} className={look} {...(here && isOpen && { 'aria-current': 'step' as const })}>
            {isOpen && !here && !acts.readOnly ? (
              <button
                type="button"
                aria-label={text('web.record.toStage', { stage: words })}
                title={text('web.record.toStage', { stage: words })}
                onClick={() => acts.move({ stageId: stage.id })}
              >
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
