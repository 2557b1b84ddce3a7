import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import type { Ground } from '../../ground.ts';
import type { Opportunity } from '../../rules/opportunity.ts';
import { amountIn, dayIn, isDecision, momentIn, type RowStyle, stageNamed, stateOf } from './row-words.ts';

/** A row of a file of stage history, its columns mapped to fields, as text. */
export type HistoryRow = Partial<Record<'at' | 'stage' | 'amount' | 'expectedClose', string>>;

/** How an opportunity stood from a moment on, as far as the file says; null: as before. */
export type HistoryStep = {
  at: string;
  stageId: string | null;
  state: Opportunity['state'];
  amount: string | null;
  expectedClose: string | null;
  /** The person whose hand it was, when they are known. */
  by: string | null;
};

/**
 * Reads one row of stage history.
 *
 * @returns refusals `opportunity.badDate` (also without a date), `opportunity.noSuchStage`, `opportunity.badAmount`; `field` names the column
 */
export function readHistoryRow(row: HistoryRow, style: RowStyle, ground: Ground): Outcome<HistoryStep> {
  const text = (field: keyof HistoryRow): string | null => row[field]?.trim() || null;
  const at = momentIn(text('at'), 'at', style, ground.timeZone);
  if (!at.ok) return at;
  if (at.value === null) return refuse('opportunity.badDate', { text: '' }, 'at');
  const words = text('stage');
  const stage =
    words === null ? null : (ground.pipelines.map((one) => stageNamed(one, words)).find(Boolean) ?? null);
  if (words !== null && !stage && !isDecision(words))
    return refuse('opportunity.noSuchStage', { name: words }, 'stage');
  const amount = amountIn(text('amount'), style);
  if (!amount.ok) return amount;
  const close = dayIn(text('expectedClose'), 'expectedClose', style);
  if (!close.ok) return close;
  return accept({
    at: at.value.toISOString(),
    stageId: stage?.id ?? null,
    state: stateOf(null, words),
    amount: amount.value,
    expectedClose: close.value,
    by: null,
  });
}
