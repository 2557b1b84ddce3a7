import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Page } from '../../../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useUrlState } from '../../../../../web/route-hooks.ts';
import '../score.css';
import type { CardDifference } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { type AttributeWords, useAttributeWords } from '../use-attribute-words.ts';
import { differences, type PointsDifference } from './differences.ts';
import { QualitySides } from './quality-sides.tsx';

/** Two versions side by side: what each gives points for, and how well each foretold. */
export function ComparePage() {
  const text = useScoreText();
  const words = useAttributeWords();
  const [{ from, to }] = useUrlState<{ from: unknown; to: unknown }>({ from: '', to: '' });
  const found = useQuery(api.score.compare.query({ query: { from: String(from), to: String(to) } }));
  return (
    <Page
      title={
        found.data
          ? text('web.compare.title', {
              from: found.data.from.number ?? '–',
              to: found.data.to.number ?? '–',
            })
          : text('web.versions.compare')
      }
      breadcrumbs={[{ label: text('web.nav.versions'), to: '/score/versions' }]}
    >
      <div className="y-stack y-gap-m">
        {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
        {found.isPending && (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
        {found.data && (
          <>
            <QualitySides difference={found.data} />
            <PointsSides difference={found.data} words={words} />
          </>
        )}
      </div>
    </Page>
  );
}

function PointsSides({ difference, words }: { difference: CardDifference; words: AttributeWords }) {
  const text = useScoreText();
  const format = useFormat();
  const rows = differences(difference.from.card, difference.to.card, words);
  const points = (value: number | null) => (value === null ? '–' : format.signed(value));
  const scale = [
    { name: text('web.card.base'), pair: difference.base },
    { name: text('web.card.double'), pair: difference.pointsToDoubleOdds },
  ].filter(({ pair: [before, after] }) => before !== after);
  if (rows.length === 0 && scale.length === 0)
    return (
      <Card>
        <p className="y-quiet">{text('web.compare.same')}</p>
      </Card>
    );
  return (
    <Card flush title={text('web.compare.points')}>
      <div className="score-scroll">
        <table className="score-table">
          <thead>
            <tr>
              <th scope="col">{text('web.card.attribute')}</th>
              <th scope="col">{text('web.card.bin')}</th>
              <th scope="col">{text('web.version', { number: difference.from.number ?? '–' })}</th>
              <th scope="col">{text('web.version', { number: difference.to.number ?? '–' })}</th>
              <th scope="col">{text('web.compare.by')}</th>
            </tr>
          </thead>
          <tbody>
            {scale.map(({ name, pair: [before, after] }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td />
                <td>{format.number(before, 2)}</td>
                <td>{format.number(after, 2)}</td>
                <td>{format.signed(after - before)}</td>
              </tr>
            ))}
            {rows.map((row, i) => (
              <tr key={`${row.key}${row.bin}`}>
                <th scope="row">{rows[i - 1]?.key !== row.key && <RowName row={row} words={words} />}</th>
                <td>{row.bin}</td>
                <td>{points(row.before)}</td>
                <td>{points(row.after)}</td>
                <td className={row.by < 0 ? 'y-text-bad' : ''}>{format.signed(row.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function RowName({ row, words }: { row: PointsDifference; words: AttributeWords }) {
  const text = useScoreText();
  return (
    <>
      {words.nameOf(row.key)}{' '}
      {row.change !== 'changed' && (
        <Tag tone={row.change === 'added' ? 'good' : 'warn'}>{text(`web.compare.${row.change}`)}</Tag>
      )}
    </>
  );
}
