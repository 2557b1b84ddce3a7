export type PeriodKind = 'month' | 'quarter';

/** A month or a quarter: its first day, and the first day after it. */
export type Period = { kind: PeriodKind; from: string; until: string; months: string[] };

/** The first day of the month that lies `by` months after that of `day`. */
export function firstOfMonth(day: string, by = 0): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** The period that a day lies in. Quarters begin in January, April, July, October. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const length = kind === 'month' ? 1 : 3;
  const from = firstOfMonth(day, kind === 'month' ? 0 : -((Number(day.slice(5, 7)) - 1) % 3));
  return {
    kind,
    from,
    until: firstOfMonth(from, length),
    months: Array.from({ length }, (_, i) => firstOfMonth(from, i)),
  };
}

/** The period `by` periods later. */
export function periodAfter({ kind, from }: Period, by: number): Period {
  return periodOf(kind, firstOfMonth(from, by * (kind === 'month' ? 1 : 3)));
}
