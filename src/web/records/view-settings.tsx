import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Popover from 'antd/es/popover';
import { type FormEvent, useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import type { SavedView } from './saved-view.ts';
import { useRecordText } from './text.ts';

type ViewSettingsProps = {
  label: string;
  /** Shown instead of the label. */
  icon?: IconName;
  name: string;
  shared: SavedView['shared'];
  submit: string;
  onSubmit: (name: string, shared: SavedView['shared']) => Promise<unknown>;
  onDelete?: () => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A view's name and who sees it. */
export function ViewSettings({ label, icon, ...rest }: ViewSettingsProps) {
  const [own, setOwn] = useState(false);
  const open = rest.open ?? own;
  const setOpen = rest.onOpenChange ?? setOwn;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<ViewForm {...rest} onClose={() => setOpen(false)} />}
    >
      {icon ? (
        <button type="button" className="y-iconbutton" aria-label={label} title={label}>
          <Icon name={icon} size={15} />
        </button>
      ) : (
        <button type="button" className="y-textbutton">
          <Icon name="star" size={13} /> {label}
        </button>
      )}
    </Popover>
  );
}

type ViewFormProps = Omit<ViewSettingsProps, 'label' | 'icon' | 'open' | 'onOpenChange'> & {
  onClose: () => void;
};

function ViewForm({ name, shared, submit, onSubmit, onDelete, onClose }: ViewFormProps) {
  const text = useRecordText();
  const [draft, setDraft] = useState<{ name: string; shared: 'private' | 'team' | 'all' }>({
    name,
    shared: shared ?? 'private',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.name.trim() === '') return;
    try {
      await onSubmit(draft.name.trim(), draft.shared === 'private' ? null : draft.shared);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form
      className="y-stack y-gap-s y-view-form"
      onSubmit={(event) => void send(event)}
      // Keys pressed in here are not for the list behind: Enter on a choice must not open a row.
      onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
    >
      <Input
        autoFocus
        maxLength={100}
        aria-label={text('view.name')}
        placeholder={text('view.namePlaceholder')}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <Choice
        label={text('view.shared')}
        value={draft.shared}
        onChange={(next) => setDraft({ ...draft, shared: next })}
        choices={(['private', 'team', 'all'] as const).map((value) => ({
          value,
          label: text(`view.${value}`),
        }))}
      />
      {problem && (
        <div className="y-inline-error" role="alert">
          {problem}
        </div>
      )}
      <div className="y-row y-between">
        <Button type="primary" htmlType="submit" disabled={draft.name.trim() === ''}>
          {submit}
        </Button>
        {onDelete && (
          <button
            type="button"
            className="y-textbutton"
            onClick={() => {
              onClose();
              onDelete();
            }}
          >
            {text('view.delete')}
          </button>
        )}
      </div>
    </form>
  );
}
