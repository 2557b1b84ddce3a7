import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { NextStepDay } from '../../../../web/records/next-step-day.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { leadStates } from '../../rules/lead-states.ts';
import type { LeadStatus } from '../lead-shapes.ts';
import { StatusQuestion } from '../status-question.tsx';
import { useText } from '../text.ts';
import { type BulkDraft, withStatus } from './bulk-change.ts';

type BulkValueProps = { draft: BulkDraft; onChange: (draft: BulkDraft) => void };

/** The control for the new value of the chosen field. */
export function BulkValue({ draft, onChange }: BulkValueProps) {
  const text = useText();
  const shared = useRecordText();
  const { active } = useColleagues();
  const custom = useCustomFields('lead');
  const label = shared('bulk.value');
  if (draft.field === 'ownerId')
    return (
      <Select
        className="y-wide"
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        getPopupContainer={popupPlace}
        value={draft.value === '' ? undefined : draft.value}
        options={[
          ...active.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'nobody', label: shared('owner.release') },
        ]}
        onChange={(value: unknown) => onChange({ ...draft, value })}
      />
    );
  if (draft.field === 'status')
    return (
      <div className="y-stack y-gap-s">
        <Select
          className="y-wide"
          aria-label={label}
          getPopupContainer={popupPlace}
          value={draft.wish?.to}
          options={leadStates.states
            .filter((status) => status !== 'new' && status !== 'converted')
            .map((status) => ({ value: status, label: text(`web.status.${status}`) }))}
          onChange={(to: LeadStatus) => onChange(withStatus(draft, to))}
        />
        {draft.wish && <StatusQuestion wish={draft.wish} onChange={(wish) => onChange({ ...draft, wish })} />}
      </div>
    );
  const field = custom.find((one) => `custom.${one.key}` === draft.field);
  if (field)
    return (
      <CustomInput field={field} value={draft.value} onChange={(value) => onChange({ ...draft, value })} />
    );
  return (
    <div className="y-stack y-gap-s">
      <Input
        data-first
        aria-label={label}
        inputMode={draft.field === 'amount' ? 'decimal' : 'text'}
        value={String(draft.value)}
        onChange={(event) => onChange({ ...draft, value: event.target.value })}
      />
      {draft.field === 'nextStep' && (
        <NextStepDay
          value={draft.day}
          disabled={String(draft.value).trim() === ''}
          onChange={(day) => onChange({ ...draft, day })}
        />
      )}
    </div>
  );
}
