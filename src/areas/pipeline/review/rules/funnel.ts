/** How many opportunities of a cohort got how far. */
export type FunnelStep = {
  stageId: string | 'won';
  /** Reached it, whatever became of them. */
  reached: number;
  amount: string;
  /** Of all that began, and of those that reached the step before; 0 … 1, null where none did. */
  ofAll: number | null;
  ofPrevious: number | null;
};

/** What stood furthest where: opportunities whose furthest stage is this one. */
export type FurthestCount = {
  stageId: string;
  won: number;
  others: number;
  wonAmount: string;
  amount: string;
};

/** The funnel of a cohort. Whoever reached a stage passed all before it; the won ones passed all. */
export function funnelOf(stageIds: readonly string[], furthest: readonly FurthestCount[]): FunnelStep[] {
  const counts = new Map(furthest.map((one) => [one.stageId, one]));
  const won = furthest.reduce((sum, one) => sum + one.won, 0);
  const wonCents = furthest.reduce((sum, one) => sum + cents(one.wonAmount), 0n);
  const steps: { stageId: string | 'won'; reached: number; amount: bigint }[] = [];
  let reached = won;
  let amount = wonCents;
  steps.push({ stageId: 'won', reached, amount });
  for (const stageId of [...stageIds].reverse()) {
    reached += counts.get(stageId)?.others ?? 0;
    amount += cents(counts.get(stageId)?.amount ?? '0');
    steps.push({ stageId, reached, amount });
  }
  const all = reached;
  return steps.reverse().map((step, at) => ({
    stageId: step.stageId,
    reached: step.reached,
    amount: inText(step.amount),
    ofAll: share(step.reached, all),
    ofPrevious: at === 0 ? null : share(step.reached, steps[at - 1]!.reached),
  }));
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function cents(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(2, '0').slice(0, 2));
}

function inText(amount: bigint): string {
  const digits = amount.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
