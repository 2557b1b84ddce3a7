import { useSortable } from '@dnd-kit/sortable';
import Switch from 'antd/es/switch';
import type { FilterField } from '../../../../ui/filter/filter.ts';
import { FilterBar } from '../../../../ui/filter/filter-bar.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { InlineText } from '../../../../ui/inline-edit/inline-edit.tsx';
import type { Rule } from './shapes.ts';
import { TargetSelect } from './target-select.tsx';
import { useAssignmentText } from './text.ts';
import type { RuleActs } from './use-rule-acts.ts';

type RuleRowProps = {
  rule: Rule;
  place: number;
  fields: readonly FilterField[];
  readOnly: boolean;
  acts: RuleActs;
};

/** One rule: when it fits, who gets the lead; moved by its grip, changed where it stands. */
export function RuleRow({ rule, place, fields, readOnly, acts }: RuleRowProps) {
  const text = useAssignmentText();
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: rule.id,
    disabled: readOnly,
  });
  const shell = ['asg-rule', isDragging && 'asg-held', !rule.active && 'asg-off'].filter(Boolean).join(' ');
  return (
    <div
      ref={setNodeRef}
      className={shell}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <button
        {...attributes}
        {...listeners}
        type="button"
        className="y-iconbutton y-grip"
        disabled={readOnly}
        aria-label={text('web.moveRule', { rule: rule.name })}
      >
        <span className="y-number">{place}</span>
      </button>
      <div className="asg-when">
        <b>
          <InlineText
            label={text('web.name')}
            value={rule.name}
            readOnly={readOnly}
            check={(name) => (name === null ? text('web.required') : null)}
            currentOf={(current) => (current as Rule).name}
            onSave={(name, over) =>
              acts.rename(rule, name ?? '', (over as Rule | undefined)?.version ?? rule.version)
            }
          />
        </b>
        <div className="asg-conditions" inert={readOnly}>
          {rule.conditions.length === 0 && <span className="y-quiet">{text('web.always')}</span>}
          <FilterBar
            fields={fields}
            filters={rule.conditions.map((one) => ({ ...one, values: one.values ?? [] }))}
            onChange={(filters) =>
              void acts.edit(rule, {
                conditions: filters.map((one) => ({ ...one, values: [...one.values] })),
              })
            }
          />
        </div>
      </div>
      <div className="asg-who">
        <span className="y-quiet">{text('web.to')}</span>
        <TargetSelect
          label={text('web.to')}
          value={rule}
          disabled={readOnly}
          onChange={(target) => target && void acts.edit(rule, target)}
        />
      </div>
      <Switch
        size="small"
        checked={rule.active}
        disabled={readOnly}
        aria-label={text('web.switch', { rule: rule.name })}
        onChange={(active) => void acts.edit(rule, { active })}
      />
      {readOnly ? (
        <span />
      ) : (
        <button
          type="button"
          className="y-iconbutton"
          aria-label={text('web.delete', { rule: rule.name })}
          onClick={() => void acts.remove(rule)}
        >
          <Icon name="trash" />
        </button>
      )}
    </div>
  );
}
