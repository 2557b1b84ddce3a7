import { useFormat } from '../../../ui/format-context.tsx';
import { Link } from '../../../ui/link.tsx';
import { When } from '../../../ui/person.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { toneOf } from '../../../web/import/tone-of.ts';
import type { Past } from './history.ts';
import { useText } from './text.ts';

const counted = ['created', 'changed', 'known', 'refused'] as const;

/** Earlier imports, each opening its own page. */
export function HistoryTable({ items }: { items: readonly Past[] }) {
  const text = useText();
  const format = useFormat();
  const named = ({ fileNames }: Past) =>
    fileNames.length === 1
      ? fileNames[0]
      : text('web.history.andMore', { name: fileNames[0] ?? '', count: fileNames.length });
  const countsOf = ({ counts }: Past) =>
    counted
      .filter((key) => counts[key] > 0)
      .map((key) => `${text(`web.counts.${key}`)} ${format.number(counts[key])}`)
      .join(' · ');
  return (
    <table className="y-simple-table">
      <thead>
        <tr>
          <th>{text('web.history.files')}</th>
          <th>{text('web.history.result')}</th>
          <th className="y-wide-only">{text('web.history.by')}</th>
          <th>{text('web.history.when')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.to}>
            <td className="imp-name" title={one.fileNames.join('\n')}>
              <Link to={one.to}>{named(one)}</Link>
            </td>
            <td>
              <Tag tone={toneOf[one.state]}>{text(`web.state.${one.state}`)}</Tag>{' '}
              <span className="y-quiet y-number y-wide-only">{countsOf(one)}</span>
            </td>
            <td className="y-wide-only">{one.by}</td>
            <td>
              <When at={one.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
