import Button from 'antd/es/button';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { useUiText } from './text.ts';

type EmptyStateProps = {
  /** One sentence that says what this place is for. */
  children: ReactNode;
  /** The first act: a primary button. */
  action?: ReactNode;
  icon?: IconName;
};

/** An empty place that teaches itself in one sentence and offers the first act. */
export function EmptyState({ children, action, icon }: EmptyStateProps) {
  return (
    <div className="y-empty">
      {icon && (
        <span className="y-empty-icon">
          <Icon name={icon} size={22} />
        </span>
      )}
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What an error must tell to be shown: an ApiProblem fits, and so does any Error. */
export type ShownError = { message: string; next?: string };

/** Something did not work: what, what to do, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: ShownError; onRetry?: () => void }) {
  const text = useUiText();
  return (
    <div className="y-empty" role="alert">
      <span className="y-empty-icon y-text-bad">
        <Icon name="warn" size={22} />
      </span>
      <p>
        {error.message}
        {error.next && <span className="y-note">{error.next}</span>}
      </p>
      {onRetry && <Button onClick={onRetry}>{text('state.tryAgain')}</Button>}
    </div>
  );
}

/** One grey line where text will stand. */
export function SkeletonLine({ width = '100%' }: { width?: string }) {
  return <span className="y-skeleton" style={{ width }} aria-hidden />;
}

type SkeletonTextProps = {
  lines?: number;
  /** About as tall as what comes, in pixels, so that nothing below it jumps. */
  height?: number;
};

/** Grey lines in the shape of a card's text. */
export function SkeletonText({ lines = 3, height }: SkeletonTextProps) {
  const text = useUiText();
  return (
    <div
      className="y-stack y-gap-s"
      style={{ minHeight: height }}
      role="status"
      aria-label={text('state.loading')}
    >
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <SkeletonLine key={i} width={i === lines - 1 ? '60%' : '100%'} />
      ))}
    </div>
  );
}

/** A whole record page while it loads, so that nothing jumps when it comes. */
export function SkeletonPage() {
  return (
    <div className="y-page">
      <header className="y-page-head">
        <SkeletonLine width="260px" />
      </header>
      <div className="y-columns">
        <div className="y-card">
          <SkeletonText lines={7} />
        </div>
        <div className="y-card">
          <SkeletonText lines={5} />
        </div>
      </div>
    </div>
  );
}
