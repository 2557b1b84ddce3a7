import Button from 'antd/es/button';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useUiText } from '../text.ts';
import type { InlineEditState } from './use-inline-edit.ts';

export type InlineFieldProps<T> = {
  /** What is edited: `电话`. */
  label: string;
  state: InlineEditState<T>;
  /** How a value is shown; null when it is empty. */
  show: (value: T) => ReactNode;
  /** The control while editing. */
  editor: ReactNode;
  /** Enter makes a new line in it; Ctrl/⌘+Enter saves. */
  multiline?: boolean;
  /** Leaving the control saves; off for controls that open something elsewhere on the page. */
  saveOnBlur?: boolean;
  readOnly?: boolean;
};

/** A value that becomes a control where it stands. Enter or leaving saves, Esc gives up. */
export function InlineField<T>(props: InlineFieldProps<T>) {
  const { label, state, show, editor, multiline = false, saveOnBlur = true, readOnly = false } = props;
  const text = useUiText();
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !state.editing && document.activeElement === document.body)
      button.current?.focus();
    wasEditing.current = state.editing;
  }, [state.editing]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') state.cancel();
    else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) state.commit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (state.editing)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: listens to the keys of the control inside
      <div
        className="y-inline-editor"
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          if (saveOnBlur && !event.currentTarget.contains(event.relatedTarget)) state.commit();
        }}
      >
        {editor}
        {state.error && (
          <div className="y-inline-error" role="alert">
            {state.error}
          </div>
        )}
      </div>
    );
  const content = show(state.shown);
  if (readOnly) return <span>{content ?? <span className="y-quiet">–</span>}</span>;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: the shown value may hold links, which a button element may not */}
      <span
        ref={button as never}
        role="button"
        tabIndex={0}
        className={`y-inline${state.saving ? ' y-inline-saving' : ''}`}
        aria-label={text('edit.edit', { field: label })}
        aria-busy={state.saving}
        onClick={(event) => !(event.target as Element).closest('a') && state.begin()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          state.begin();
        }}
      >
        {content ?? <span className="y-quiet">{text('edit.empty')}</span>}
      </span>
      {state.conflict && (
        <div className="y-conflict" role="alert">
          <b>{text('edit.staleTitle')}</b>
          <dl>
            <dt>{text('edit.theirs')}</dt>
            <dd>{show(state.conflict.theirs) ?? text('edit.blank')}</dd>
            <dt>{text('edit.yours')}</dt>
            <dd>{show(state.conflict.mine) ?? text('edit.blank')}</dd>
          </dl>
          <div className="y-row y-gap-s">
            <Button size="small" onClick={state.keepTheirs}>
              {text('edit.keepTheirs')}
            </Button>
            <Button size="small" type="primary" onClick={state.keepMine}>
              {text('edit.keepYours')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
