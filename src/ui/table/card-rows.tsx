import { SkeletonLine } from '../states.tsx';
import { useUiText } from '../text.ts';
import type { Column } from './column.ts';
import { actsByItself, type BodyProps } from './table-rows.tsx';

/** The rows as cards, for a phone: the name, what matters in the corner, the rest under it. */
export function CardRows<R>(props: BodyProps<R>) {
  const { rows, ids, view, selected, selection, onSelect, onOpen } = props;
  const text = useUiText();
  return (
    <ul className="y-cards" aria-label={props.label}>
      {view.before > 0 && <li aria-hidden style={{ height: view.before }} />}
      {view.indexes.map((index) => {
        const row = rows[index];
        const id = ids[index];
        if (row === undefined || id === undefined) return null;
        return (
          <li
            key={id}
            data-index={index}
            ref={view.measure}
            className={selected.has(id) ? 'y-chosen' : undefined}
          >
            {onSelect && (
              <label className="y-card-check">
                <input
                  type="checkbox"
                  checked={selected.has(id)}
                  aria-label={text('table.selectRow')}
                  onChange={() => selection.toggle(id, false)}
                />
              </label>
            )}
            {/* biome-ignore lint/a11y/useSemanticElements: a card holds links and tags, which a button may not */}
            <div
              role="button"
              tabIndex={onOpen ? 0 : -1}
              className="y-card-row"
              onClick={(event) => !actsByItself(event) && onOpen?.(row)}
              onKeyDown={(event) => event.key === 'Enter' && onOpen?.(row)}
            >
              <CardBody columns={props.shown} row={row} />
            </div>
          </li>
        );
      })}
      {view.after > 0 && <li aria-hidden style={{ height: view.after }} />}
      {(props.loading || props.loadingMore) &&
        Array.from({ length: props.loadingMore ? 2 : 6 }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: skeleton cards are all alike and never move
          <li key={i} aria-hidden>
            <div className="y-card-row y-stack y-gap-s">
              <SkeletonLine width="60%" />
              <SkeletonLine width="85%" />
            </div>
          </li>
        ))}
    </ul>
  );
}

function CardBody<R>({ columns, row }: { columns: readonly Column<R>[]; row: R }) {
  const placed = (place: Column<R>['card']) =>
    columns.filter((column, i) => (column.card ?? (i === 0 ? 'title' : 'line')) === place);
  return (
    <>
      <div className="y-card-top">
        <div className="y-card-title">
          {placed('title').map((c) => (
            <span key={c.key}>{c.render(row)}</span>
          ))}
        </div>
        <div className="y-card-corner">
          {placed('corner').map((c) => (
            <span key={c.key}>{c.render(row)}</span>
          ))}
        </div>
      </div>
      <div className="y-card-subtitle">
        {placed('subtitle').map((c) => (
          <span key={c.key}>{c.render(row)}</span>
        ))}
      </div>
      {placed('line').map((c) => (
        <div key={c.key} className="y-card-line">
          <span className="y-quiet">{c.title}</span>
          <span>{c.render(row)}</span>
        </div>
      ))}
    </>
  );
}
