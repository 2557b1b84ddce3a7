import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import type { Did } from '../shapes.ts';
import { useText } from '../text.ts';

type CountProps = { setId: string; file: number | null; did: Did; n: number };

/** How many rows something became of, as a cell of a table; it opens them. A phone says what it is and leaves out none. */
export function CountCell({ setId, file, did, n }: CountProps) {
  const text = useText();
  const format = useFormat();
  const query = new URLSearchParams({ did, ...(file !== null && { file: String(file) }) });
  return (
    <td className={n === 0 ? 'imp-count imp-zero' : 'imp-count'} data-label={text(`web.counts.${did}`)}>
      {n === 0 ? (
        <span className="y-quiet">–</span>
      ) : (
        <Link to={`/import/${setId}?${query}`} className={did === 'refused' ? 'y-text-bad' : undefined}>
          {format.number(n)}
        </Link>
      )}
    </td>
  );
}
