import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import type { Did } from '../shapes.ts';

type CountProps = { setId: string; file: number | null; did: Did; n: number };

/** How many rows something became of; it opens them. */
export function Count({ setId, file, did, n }: CountProps) {
  const format = useFormat();
  if (n === 0) return <span className="y-quiet">–</span>;
  const query = new URLSearchParams({ did, ...(file !== null && { file: String(file) }) });
  return (
    <Link to={`/import/${setId}?${query}`} className={did === 'refused' ? 'y-text-bad' : undefined}>
      {format.number(n)}
    </Link>
  );
}
