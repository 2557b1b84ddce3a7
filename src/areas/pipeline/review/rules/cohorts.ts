/** Opportunities that opened in one month: how many were won within so many months. */
export type Cohort = {
  /** `YYYY-MM`. */
  month: string;
  opened: number;
  won: number;
  lost: number;
  open: number;
  /** Share won by the end of the n-th month after (0: the same month), as far as that is over or running. */
  wonBy: number[];
};

export type CohortRow = { month: string; months: number | null; state: 'open' | 'won' | 'lost'; n: number };

/** @param thisMonth `YYYY-MM`: no curve goes beyond it */
export function cohortsOf(rows: readonly CohortRow[], thisMonth: string): Cohort[] {
  const byMonth = new Map<string, CohortRow[]>();
  for (const row of rows) byMonth.set(row.month, [...(byMonth.get(row.month) ?? []), row]);
  return [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, those]) => cohort(month, those, thisMonth));
}

function cohort(month: string, rows: readonly CohortRow[], thisMonth: string): Cohort {
  const count = (state: CohortRow['state']) => sum(rows.filter((row) => row.state === state));
  const opened = sum(rows);
  const length = Math.max(0, monthsBetween(month, thisMonth)) + 1;
  const wonBy = Array.from({ length }, (_, at) => {
    const soFar = rows.filter(({ state, months }) => state === 'won' && months !== null && months <= at);
    return opened === 0 ? 0 : sum(soFar) / opened;
  });
  return { month, opened, won: count('won'), lost: count('lost'), open: count('open'), wonBy };
}

function sum(rows: readonly CohortRow[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}

function monthsBetween(from: string, to: string): number {
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return at(to) - at(from);
}
