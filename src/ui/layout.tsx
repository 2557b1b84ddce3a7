import type { ReactNode } from 'react';

type Gap = 'xs' | 's' | 'm' | 'l';

/** Things under each other. */
export function Stack({ gap = 'm', children }: { gap?: Gap; children: ReactNode }) {
  return <div className={`y-stack y-gap-${gap}`}>{children}</div>;
}

/** Things beside each other, breaking into lines when they must. */
export function Row({
  gap = 's',
  between = false,
  children,
}: {
  gap?: Gap;
  between?: boolean;
  children: ReactNode;
}) {
  return <div className={`y-row y-gap-${gap}${between ? ' y-between' : ''}`}>{children}</div>;
}

/** A wide column and a narrow one beside it (a record and its facts); on a phone, one under the other. */
export function Columns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="y-columns">
      <div className="y-stack y-gap-m">{children}</div>
      <aside className="y-stack y-gap-m">{side}</aside>
    </div>
  );
}

/** Cards of equal width, as many in a row as fit. */
export function Tiles({ children }: { children: ReactNode }) {
  return <div className="y-tiles">{children}</div>;
}

type CardProps = {
  title?: ReactNode;
  /** Right of the title. */
  extra?: ReactNode;
  /** Without padding, for a table that reaches the edges. */
  flush?: boolean;
  children: ReactNode;
};

/** A white sheet with a thin edge. */
export function Card({ title, extra, flush = false, children }: CardProps) {
  return (
    <section className={flush ? 'y-card y-card-flush' : 'y-card'}>
      {(title || extra) && (
        <header className="y-card-head">
          <h2>{title}</h2>
          <span>{extra}</span>
        </header>
      )}
      {children}
    </section>
  );
}

export type Fact = { label: string; value: ReactNode };

/** Labels on the left, values on the right. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="y-facts">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
