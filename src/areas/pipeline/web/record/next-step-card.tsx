import { api } from '../../../../web/api/client.ts';
import { NextStepCard as Card } from '../../../../web/records/next-step-card.tsx';
import { useAfterChange } from '../after-change.ts';
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import { useSaveField } from './use-save-field.ts';

type NextStepCardProps = { opportunity: OpportunityRecord; readOnly: boolean };

/** What is to be done next and when; S writes it. Without one, what is usually done in this stage is one press away. */
export function NextStepCard({ opportunity, readOnly }: NextStepCardProps) {
  const text = useText();
  const name = useNames();
  const save = useSaveField(opportunity);
  const after = useAfterChange();
  const { stageOf } = usePipelines();
  const usual = name(stageOf(opportunity.stageId)?.usualStep);
  if (opportunity.state === 'lost') return null;
  return (
    <Card
      record={opportunity}
      readOnly={readOnly}
      save={save}
      finish={() =>
        api.opportunity.edit({
          params: { id: opportunity.id },
          body: { version: opportunity.version, nextStep: null, nextStepOn: null },
        })
      }
      after={after}
      empty={
        <>
          <p className="y-quiet">{text('web.record.nextStepNone')}</p>
          {!readOnly && usual && (
            <button
              type="button"
              className="y-textbutton"
              onClick={() => void save({ nextStep: usual }).catch(after.refused)}
            >
              {text('web.record.nextStepUsual', { step: usual })}
            </button>
          )}
        </>
      }
    />
  );
}
