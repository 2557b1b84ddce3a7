import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import { Bar, type Tone } from './tag.tsx';

type KeyNumberProps = {
  label: string;
  /** The number, already formatted. */
  value: ReactNode;
  /** Smaller, behind the number: %, 万, / 14. */
  unit?: ReactNode;
  /** One line that explains it. */
  note?: ReactNode;
  /** A bar below, 0 to 1. */
  share?: number;
  tone?: Tone;
  /** The rows behind the number. */
  to?: string;
  align?: 'start' | 'end';
};

/** One number that matters, what it is and what it means; with `to` it opens the rows behind it. */
export function KeyNumber({
  label,
  value,
  unit,
  note,
  share,
  tone = 'accent',
  to,
  align = 'start',
}: KeyNumberProps) {
  const number = (
    <>
      {value}
      {unit !== undefined && <small>{unit}</small>}
    </>
  );
  return (
    <div className={`y-keynumber y-align-${align}`}>
      <div className="y-quiet">{label}</div>
      <div className={tone === 'bad' ? 'y-big y-text-bad' : 'y-big'}>
        {to ? <Link to={to}>{number}</Link> : number}
      </div>
      {share !== undefined && <Bar share={share} tone={tone} wide />}
      {note !== undefined && <div className="y-note">{note}</div>}
    </div>
  );
}
