import type { Amount } from '../platform/i18n/format.ts';
import { useFormat } from './format-context.tsx';

type MoneyProps = {
  /** Exact decimal text; null when nobody knows. */
  amount: Amount | null;
  currency?: string;
  short?: boolean;
  /** Shortened only when it is too long for a column. */
  fit?: boolean;
};

/** As long as `¥12,345,678.90`. */
const fits = 14;

/** An amount of money; shortened ones say the exact amount on hover. */
export function Money({ amount, currency, short = false, fit = false }: MoneyProps) {
  const format = useFormat();
  if (amount === null) return <span className="y-quiet">–</span>;
  const full = format.money(amount, currency);
  if (!short && !(fit && full.length > fits)) return <span className="y-number">{full}</span>;
  return (
    <span className="y-number" title={full}>
      {format.money(amount, currency, 'short')}
    </span>
  );
}
