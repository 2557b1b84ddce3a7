import type { ReactNode } from 'react';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'info';

/** A word in a soft colour. The word says it; the colour only helps. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`y-tag y-tone-${tone}`}>{children}</span>;
}

/** Quiet text beside or under the main thing. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className="y-quiet">{children}</span>;
}

/** A key as it stands on the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className="y-key">{children}</kbd>;
}

/** A share as a thin bar, the number beside it being the caller's. @param share 0 to 1 */
export function Bar({
  share,
  tone = 'accent',
  wide = false,
}: {
  share: number;
  tone?: Tone;
  wide?: boolean;
}) {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
  return (
    <span className={wide ? 'y-bar y-bar-wide' : 'y-bar'} aria-hidden>
      <i className={`y-fill-${tone}`} style={{ width }} />
    </span>
  );
}

/** A number from 0 to 100 and its bar. */
export function Score({ value }: { value: number | null }) {
  if (value === null) return <span className="y-quiet">–</span>;
  return (
    <span className="y-score">
      {value}
      <Bar share={value / 100} />
    </span>
  );
}
