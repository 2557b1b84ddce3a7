import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useEffect, useRef } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { recordPlace } from '../../../../web/record-places.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { type Did, dids, type ImportSet, type ShownRow } from '../shapes.ts';
import { useText } from '../text.ts';

type Asked = { did: string; file: string };

/** The rows behind a number that was opened, and the records that came of them. */
export function RowsCard({ set }: { set: ImportSet }) {
  const [asked, ask] = useUrlState<Asked>({ did: '', file: '' });
  const did = dids.find((one) => one === asked.did);
  if (!did) return null;
  const file = set.files.find((one) => String(one.file) === String(asked.file)) ?? null;
  return (
    <Rows
      key={`${did} ${file?.file}`}
      set={set}
      did={did}
      file={file}
      onClose={() => ask({ did: '', file: '' })}
    />
  );
}

type RowsProps = { set: ImportSet; did: Did; file: ImportSet['files'][number] | null; onClose: () => void };

function Rows({ set, did, file, onClose }: RowsProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const rows = useInfiniteQuery(
    api.importSet.rows.pages({
      params: { id: set.id },
      query: { did, limit: 50, ...(file && { file: file.file }) },
    }),
  );
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div ref={place}>
      <Card
        title={text('web.rows.title', {
          kind: text(`web.counts.${did}`),
          file: file?.fileName ?? text('web.rows.all'),
        })}
        extra={
          <Button size="small" type="text" onClick={onClose}>
            {text('web.rows.close')}
          </Button>
        }
        flush={items.length > 0}
      >
        {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.isPending && <SkeletonText lines={4} />}
        {rows.data && items.length === 0 && <p className="y-quiet">{text('web.rows.empty')}</p>}
        {items.length > 0 && <RowsTable set={set} items={items} withFile={file === null} />}
        {rows.hasNextPage && (
          <button type="button" className="y-more" onClick={() => void rows.fetchNextPage()}>
            {text('web.rows.more')}
          </button>
        )}
      </Card>
    </div>
  );
}

type RowsTableProps = { set: ImportSet; items: readonly ShownRow[]; withFile: boolean };

function RowsTable({ set, items, withFile }: RowsTableProps) {
  const text = useText();
  const fileOf = ({ file }: ShownRow) => set.files.find((one) => one.file === file)?.fileName;
  const withReasons = items.some(({ reasons }) => reasons.length > 0);
  return (
    <table className="y-simple-table imp-rows">
      <thead>
        <tr>
          <th>{text('web.rows.row')}</th>
          {withFile && <th className="y-wide-only">{text('web.preview.file')}</th>}
          <th>{text('web.rows.what')}</th>
          <th>{text('web.rows.record')}</th>
          {withReasons && <th>{text('web.rows.why')}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.file}-${item.row}-${item.kind}`}>
            <td className="y-number">{item.row > 0 && item.row}</td>
            {withFile && <td className="y-wide-only">{fileOf(item)}</td>}
            <td>{text(`web.row.${item.kind}`)}</td>
            <td>
              <RecordName item={item} />
            </td>
            {withReasons && <td>{item.reasons.map(({ message }) => message).join('；')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RecordName({ item: { kind, recordId, name, key } }: { item: ShownRow }) {
  const text = useText();
  const shown = name || key || text('web.rows.nameless');
  const to = recordId ? recordPlace(kind, recordId) : null;
  return to ? <Link to={to}>{shown}</Link> : <>{shown}</>;
}
