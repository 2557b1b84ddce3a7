import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card, Stack } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { When } from '../../../../ui/person.tsx';
import { EmptyState, SkeletonText } from '../../../../ui/states.tsx';
import { Tag, type Tone } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { DropZone } from './drop-zone.tsx';
import './import.css';
import type { ImportState, ShownImport } from './shapes.ts';
import { useImportText } from './text.ts';

/** Where an import begins, and what was imported before. */
export function ImportsPage() {
  const text = useImportText();
  const imports = useInfiniteQuery(api.import.list.pages({}));
  useLiveRefresh(['import'], [api.import.list.key()]);
  const items = imports.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={text('web.title')}>
      <Stack>
        <DropZone />
        <Card title={text('web.earlier')} flush={Boolean(items?.length)}>
          {!items && <SkeletonText lines={4} />}
          {items?.length === 0 && <EmptyState>{text('web.noneYet')}</EmptyState>}
          {items && items.length > 0 && <Earlier items={items} />}
          {imports.hasNextPage && (
            <button type="button" className="y-more" onClick={() => void imports.fetchNextPage()}>
              {text('web.more')}
            </button>
          )}
        </Card>
      </Stack>
    </Page>
  );
}

export const toneOf: Record<ImportState, Tone> = {
  uploaded: 'plain',
  checking: 'accent',
  ready: 'accent',
  running: 'accent',
  done: 'good',
  cancelled: 'plain',
  failed: 'bad',
  undoing: 'accent',
  undone: 'plain',
};

function Earlier({ items }: { items: readonly ShownImport[] }) {
  const text = useImportText();
  const format = useFormat();
  const counts = (one: ShownImport) =>
    text('web.counts', {
      created: format.number(one.counts.created),
      updated: format.number(one.counts.updated),
      skipped: format.number(one.counts.skipped),
      rejected: format.number(one.counts.rejected),
    });
  return (
    <table className="y-simple-table">
      <thead>
        <tr>
          <th>{text('web.file')}</th>
          <th>{text('web.result')}</th>
          <th className="y-wide-only">{text('web.by')}</th>
          <th>{text('web.when')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <Link to={`/leads/import/${one.id}`}>{one.fileName}</Link>
            </td>
            <td>
              <Tag tone={toneOf[one.state]}>{text(`web.state.${one.state}`)}</Tag>{' '}
              {['done', 'ready', 'cancelled', 'running'].includes(one.state) && (
                <span className="y-quiet y-number">{counts(one)}</span>
              )}
            </td>
            <td className="y-wide-only">{one.createdByName}</td>
            <td>
              <When at={one.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
