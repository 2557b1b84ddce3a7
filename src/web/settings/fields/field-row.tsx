import { useSortable } from '@dnd-kit/sortable';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../platform/http/contract.ts';
import { Icon } from '../../../ui/icons.tsx';
import { InlineList, InlineText } from '../../../ui/inline-edit/inline-edit.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../api/client.ts';
import type { Contracts } from '../../api/endpoints.gen.ts';
import { useSettingsText } from '../words.ts';

export type CustomField = CallOutput<Contracts['customField']['list']>['items'][number];

/** One field of the company's own: moved by its grip, renamed and given choices where it stands, deleted with undo. */
export function FieldRow({ field }: { field: CustomField }) {
  const text = useSettingsText();
  const { t } = useTranslation('custom-fields');
  const client = useQueryClient();
  const { undoable } = useToast();
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: field.id,
  });
  const params = { id: field.id };
  const refresh = () => client.invalidateQueries({ queryKey: api.customField.list.key() });
  const save = async (edit: { label?: string; choices?: string[] }, over?: unknown) => {
    const version = (over as CustomField | undefined)?.version ?? field.version;
    await api.customField.edit({ params, body: { version, ...edit } });
    await refresh();
  };
  const remove = () =>
    undoable(
      () => api.customField.delete({ params }).then(refresh),
      text('fields.deleted', { field: field.label }),
      () => api.customField.restore({ params }).then(refresh),
    );
  const chosen = field.kind === 'choice' || field.kind === 'choices';
  return (
    <div
      ref={setNodeRef}
      className={isDragging ? 'y-field y-field-held' : 'y-field'}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <button
        {...attributes}
        {...listeners}
        type="button"
        className="y-iconbutton y-grip"
        aria-label={text('fields.move', { field: field.label })}
      >
        <Icon name="menu" size={14} />
      </button>
      <div>
        <div className="y-field-name">
          <InlineText
            label={text('fields.label')}
            value={field.label}
            check={(label) => (label === null ? text('required') : null)}
            currentOf={(current) => (current as CustomField).label}
            onSave={(label, over) => save({ label: label ?? '' }, over)}
          />
          <code className="y-code y-quiet" title={text('fields.keyText')}>
            {field.key}
          </code>
        </div>
        {chosen && (
          <InlineList
            label={text('fields.choices')}
            value={field.choices}
            currentOf={(current) => (current as CustomField).choices}
            show={(choice) => <Tag>{choice}</Tag>}
            onSave={(choices, over) => save({ choices: [...choices] }, over)}
          />
        )}
      </div>
      <span className="y-quiet">{t(`kinds.${field.kind}`)}</span>
      <button
        type="button"
        className="y-iconbutton"
        aria-label={text('fields.delete', { field: field.label })}
        onClick={() => void remove()}
      >
        <Icon name="trash" />
      </button>
    </div>
  );
}
