import { useInfiniteQuery } from '@tanstack/react-query';
import { Card } from '../../../../ui/layout.tsx';
import { SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';

const tones = { rejected: 'bad', skipped: 'plain', noted: 'info' } as const;

/** The rows that were not simply taken, each with its reason. */
export function ImportProblems({ one }: { one: Import }) {
  const text = useImportText();
  const rows = useInfiniteQuery(api.import.problems.pages({ params: { id: one.id }, query: { limit: 50 } }));
  const items = rows.data?.pages.flatMap((page) => page.items);
  if (items?.length === 0) return null;
  return (
    <Card title={text('web.problems')} flush>
      {!items && <SkeletonText lines={5} />}
      {items && (
        <table className="y-simple-table">
          <thead>
            <tr>
              <th>{text('web.row')}</th>
              <th>{text('web.problem')}</th>
              <th className="y-wide-only">{text('web.sample')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.row}>
                <td className="y-number">{item.row}</td>
                <td>
                  <Tag tone={tones[item.outcome]}>{text(`web.outcome.${item.outcome}`)}</Tag>{' '}
                  {item.problems.map(({ message }) => message).join('；')}
                </td>
                <td className="y-map-sample y-wide-only">
                  {item.cells.filter(Boolean).slice(0, 6).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.hasNextPage && (
        <button type="button" className="y-more" onClick={() => void rows.fetchNextPage()}>
          {text('web.more')}
        </button>
      )}
    </Card>
  );
}
