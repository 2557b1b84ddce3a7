import { api } from '../../../../web/api/client.ts';
import { NextStepCard as Card } from '../../../../web/records/next-step-card.tsx';
import { useAfterChange } from '../after-change.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { useSaveField } from './use-save-field.ts';

/** What is to be done next with a lead and when; S writes it. */
export function NextStepCard({ lead, readOnly }: { lead: LeadRecord; readOnly: boolean }) {
  const text = useText();
  return (
    <Card
      record={lead}
      readOnly={readOnly}
      save={useSaveField(lead)}
      finish={() =>
        api.lead.edit({
          params: { id: lead.id },
          body: { version: lead.version, nextStep: null, nextStepOn: null },
        })
      }
      after={useAfterChange()}
      empty={<p className="y-quiet">{text('web.record.nextStepNone')}</p>}
    />
  );
}
