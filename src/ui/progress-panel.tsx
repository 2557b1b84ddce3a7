import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { useFormat, useNow } from './format-context.tsx';
import { Bar, Tag } from './tag.tsx';
import { useUiText } from './text.ts';

type ProgressPanelProps = {
  title: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  /** ISO time; gives the time left. */
  startedAt?: string;
  /** What was done so far, in words: `新建 1,204 · 更新 38 · 有问题 12`. */
  note?: ReactNode;
  onCancel?: () => void;
  /** Acts when it is over: open the result, the error file, undo. */
  actions?: ReactNode;
};

/** Long work: how far it is, how long it still takes, and that one may leave. */
export function ProgressPanel({
  title,
  state,
  done,
  total,
  startedAt,
  note,
  onCancel,
  actions,
}: ProgressPanelProps) {
  const text = useUiText();
  const format = useFormat();
  const now = useNow(1_000);
  const share = total === null || total === 0 ? 0 : done / total;
  const elapsed = startedAt ? now.getTime() - Date.parse(startedAt) : 0;
  const left = share > 0.02 && elapsed > 2_000 ? (elapsed / share) * (1 - share) : null;
  const tones = { running: 'accent', done: 'good', failed: 'bad', cancelled: 'plain' } as const;
  return (
    <section className="y-card y-stack y-gap-s" aria-label={title} aria-busy={state === 'running'}>
      <div className="y-row y-between">
        <b>{title}</b>
        {state === 'running' ? (
          <span className="y-number">{total === null ? format.number(done) : format.percent(share)}</span>
        ) : (
          <Tag tone={tones[state]}>{text(`progress.${state}`)}</Tag>
        )}
      </div>
      <div
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={done}
      >
        <Bar share={state === 'done' ? 1 : share} tone={tones[state]} wide />
      </div>
      <div className="y-row y-between y-gap-m">
        <span className="y-quiet y-number">
          {format.number(done)}
          {total !== null && ` / ${format.number(total)}`}
          {state === 'running' &&
            left !== null &&
            ` · ${text('progress.left', { time: format.duration(left) })}`}
        </span>
        {state === 'running' && onCancel && (
          <Button size="small" onClick={onCancel}>
            {text('progress.cancel')}
          </Button>
        )}
      </div>
      {note && <div>{note}</div>}
      {state === 'running' && <div className="y-quiet">{text('progress.canLeave')}</div>}
      {state !== 'running' && actions && <div className="y-row y-gap-s">{actions}</div>}
    </section>
  );
}
