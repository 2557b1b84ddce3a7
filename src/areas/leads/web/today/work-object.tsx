import { Fragment } from 'react';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { leadName } from '../lead-name.ts';
import type { WorkItem } from '../lead-shapes.ts';
import { useText } from '../text.ts';

/** Who it is, and under it where it stands, where it came from and when. */
export function WorkObject({ item }: { item: WorkItem }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const facts = [
    text(`web.status.${item.status}`),
    item.source,
    item.region,
    text('web.today.cameIn', { when: format.relative(item.capturedAt, now) }),
  ];
  const company = item.company || item.name || leadName(item, text('web.act.unnamed'));
  return (
    <div className="lead-object">
      <Link to={`/leads/${item.id}`} className="lead-name">
        <b>{company}</b>
        {item.company && item.name && (
          <>
            {' · '}
            <span className="lead-person">{item.name}</span>
          </>
        )}
      </Link>
      <span className="y-quiet">
        {facts.filter(Boolean).map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the facts never move
          <Fragment key={at}>
            {at > 0 && ' · '}
            <span className="lead-person">{fact}</span>
          </Fragment>
        ))}
      </span>
    </div>
  );
}
