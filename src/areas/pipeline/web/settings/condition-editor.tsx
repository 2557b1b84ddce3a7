import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Icon } from '../../../../ui/icons.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { contactWays } from '../../rules/exit-conditions.ts';
import { contactRoles } from '../../rules/opportunity.ts';
import type { ExitCondition } from '../shapes.ts';
import { useText } from '../text.ts';
import { useDimensions } from '../use-dimensions.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import { newCondition } from './stage-edits.ts';

const kinds = ['known', 'role', 'contacted', 'nextStep', 'evidence', 'file', 'milestone'] as const;
const demandable = ['amount', 'expectedClose', 'products', 'competitors', 'people'] as const;

type ConditionEditorProps = {
  condition: ExitCondition;
  onChange: (condition: ExitCondition) => void;
  onRemove: () => void;
};

/** One thing that must be true before a stage is left, said by choosing. */
export function ConditionEditor({ condition, onChange, onRemove }: ConditionEditorProps) {
  const text = useText();
  const name = useNames();
  const dimensions = useDimensions();
  const { settings } = usePipelines();
  const milestones = settings?.milestones ?? [];
  const offered = kinds.filter(
    (kind) =>
      kind === condition.kind ||
      ((kind !== 'milestone' || milestones.length > 0) && (kind !== 'evidence' || dimensions.length > 0)),
  );
  return (
    <div className="deal-condition">
      <Select
        aria-label={text('web.settings.addCondition')}
        getPopupContainer={popupPlace}
        popupMatchSelectWidth={false}
        value={condition.kind}
        options={offered.map((value) => ({ value, label: text(`web.settings.conditionKind.${value}`) }))}
        onChange={(kind: ExitCondition['kind']) =>
          onChange(newCondition(kind, dimensions[0]?.key ?? '', milestones[0]?.name ?? ''))
        }
      />
      <ConditionRest condition={condition} onChange={onChange} />
      {condition.kind === 'milestone' && (
        <Select
          aria-label={text('web.settings.conditionKind.milestone')}
          getPopupContainer={popupPlace}
          popupMatchSelectWidth={false}
          value={condition.name}
          options={milestones.map((one) => ({ value: one.name, label: name(one.names) }))}
          onChange={(value: string) => onChange({ kind: 'milestone', name: value })}
        />
      )}
      <button type="button" className="y-iconbutton" aria-label={text('web.act.remove')} onClick={onRemove}>
        <Icon name="close" size={13} />
      </button>
    </div>
  );
}

/** What a kind of condition asks beside its kind. */
function ConditionRest({ condition, onChange }: Omit<ConditionEditorProps, 'onRemove'>) {
  const text = useText();
  const dimensions = useDimensions();
  const custom = useCustomFields('opportunity');
  const label = text(`web.settings.conditionKind.${condition.kind}`);
  const usual = { 'aria-label': label, getPopupContainer: popupPlace, popupMatchSelectWidth: false };
  switch (condition.kind) {
    case 'known':
      return (
        <Select
          {...usual}
          value={condition.field}
          options={[
            { value: 'accountId', label: text('fields.accountName') },
            ...demandable.map((value) => ({ value, label: text(`fields.${value}`) })),
            ...custom.map((field) => ({ value: `custom.${field.key}`, label: field.label })),
          ]}
          onChange={(field: string) => onChange({ kind: 'known', field })}
        />
      );
    case 'role':
      return (
        <>
          <Select
            {...usual}
            value={condition.role}
            options={contactRoles.map((value) => ({ value, label: text(`web.role.${value}`) }))}
            onChange={(role: typeof condition.role) => onChange({ ...condition, role })}
          />
          <label className="y-check">
            <input
              type="checkbox"
              checked={condition.met}
              onChange={(event) => onChange({ ...condition, met: event.target.checked })}
            />
            {text('web.settings.met')}
          </label>
        </>
      );
    case 'contacted':
      return (
        <>
          <Select
            {...usual}
            value={condition.way}
            options={contactWays.map((value) => ({ value, label: text(`web.condition.way.${value}`) }))}
            onChange={(way: typeof condition.way) => onChange({ ...condition, way })}
          />
          <Input
            type="number"
            aria-label={text('web.settings.times')}
            min={1}
            max={100}
            value={condition.times}
            onChange={(event) =>
              onChange({
                ...condition,
                times: Math.min(100, Math.max(1, Math.round(Number(event.target.value)) || 1)),
              })
            }
          />
          <span className="y-quiet">{text('web.settings.times')}</span>
        </>
      );
    case 'evidence':
      return (
        <>
          <Select
            {...usual}
            value={condition.dimension}
            options={dimensions.map((one) => ({ value: one.key, label: one.name }))}
            onChange={(dimension: string) => onChange({ ...condition, dimension })}
          />
          <Select
            {...usual}
            value={condition.state}
            options={(['indicated', 'confirmed'] as const).map((value) => ({
              value,
              label: text(`web.settings.${value}`),
            }))}
            onChange={(state: typeof condition.state) => onChange({ ...condition, state })}
          />
        </>
      );
    default:
      return null;
  }
}
