import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { DayField } from '../../../../ui/day-field.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { NextStepDay } from '../../../../web/records/next-step-day.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { categories } from '../../rules/opportunity.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import type { BulkDraft } from './bulk-change.ts';

type BulkValueProps = { draft: BulkDraft; onChange: (draft: BulkDraft) => void };

/** The control for the new value of the chosen field. */
export function BulkValue({ draft, onChange }: BulkValueProps) {
  const text = useText();
  const shared = useRecordText();
  const name = useNames();
  const { active } = useColleagues();
  const { settings } = usePipelines();
  const custom = useCustomFields('opportunity');
  const label = shared('bulk.value');
  const set = (value: unknown) => onChange({ ...draft, value });
  const choices = {
    ownerId: [
      ...active.map((one) => ({ value: one.id, label: one.name })),
      { value: 'nobody', label: shared('owner.release') },
    ],
    stageId: (settings?.pipelines ?? []).flatMap((pipeline) =>
      pipeline.stages.map((stage) => ({ value: stage.id, label: name(stage.names) })),
    ),
    category: categories.map((value) => ({ value: value as string, label: text(`category.${value}`) })),
  }[draft.field];
  if (choices)
    return (
      <Select
        className="y-wide"
        aria-label={label}
        showSearch={{ optionFilterProp: 'label' }}
        getPopupContainer={popupPlace}
        value={draft.value === '' ? undefined : String(draft.value)}
        options={choices}
        onChange={set}
      />
    );
  const field = custom.find((one) => `custom.${one.key}` === draft.field);
  if (field) return <CustomInput field={field} value={draft.value} onChange={set} />;
  if (draft.field === 'expectedClose') return <CloseDay value={String(draft.value)} onChange={set} />;
  return (
    <div className="y-stack y-gap-s">
      <Input
        data-first
        aria-label={label}
        inputMode={draft.field === 'amount' ? 'decimal' : 'text'}
        value={String(draft.value)}
        onChange={(event) => set(event.target.value)}
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

/** When it will close, by the usual distances. */
export function CloseDay({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const text = useText();
  return (
    <DayField
      label={text('fields.expectedClose')}
      value={value}
      from={-365}
      chips={[
        { label: text('web.new.day30'), days: 30 },
        { label: text('web.new.day60'), days: 60 },
        { label: text('web.new.day90'), days: 90 },
      ]}
      onChange={onChange}
    />
  );
}
