import type { Amount } from '../platform/i18n/format.ts';
import { useFormat } from './format-context.tsx';

type MoneyProps = {
  /** Exact decimal text; null when nobody knows. */
  amount: Amount | null;
  currency?: string;
  short?: boolean;
};

/** An amount of money; shortened ones say the exact amount on hover. */
export function Money({ amount, currency, short = false }: MoneyProps) {
  const format = useFormat();
  if (amount === null) return <span className="y-quiet">–</span>;
  const full = format.money(amount, currency);
  if (!short) return <span className="y-number">{full}</span>;
  return (
    <span className="y-number" title={full}>
      {format.money(amount, currency, 'short')}
    </span>
  );
}
