import Big from 'big.js';

/** What a lead may bring, in the company's own currency, and how we know. */
export type AmountUsed = {
  /** Decimal text. */
  amount: string;
  currency: string;
  /** Said of the lead itself, in another currency and converted, or the median of its product, its source, the company. */
  from: 'lead' | 'converted' | 'product' | 'source' | 'company';
};

/** What leads usually bring, in the company's currency, decimal text. */
export type UsualAmounts = {
  currency: string;
  /** What one unit of another currency is worth. */
  rates: Readonly<Record<string, string>>;
  byProduct: ReadonlyMap<string, string>;
  bySource: ReadonlyMap<string, string>;
  overall: string | null;
};

type Asked = {
  amount: string | null;
  currency: string | null;
  product: string | null;
  source: string | null;
};

/**
 * The amount a lead is reckoned with: its own where it says one that can be compared, else the median of what its like bring. Null
 * where nobody has ever said an amount.
 */
export function expectedAmount(lead: Asked, usual: UsualAmounts): AmountUsed | null {
  const { currency } = usual;
  if (lead.amount !== null && new Big(lead.amount).gt(0)) {
    if (lead.currency === null || lead.currency === currency)
      return { amount: lead.amount, currency, from: 'lead' };
    const rate = usual.rates[lead.currency];
    if (rate) return { amount: new Big(lead.amount).times(rate).toFixed(2), currency, from: 'converted' };
  }
  const like = [
    ['product', lead.product === null ? undefined : usual.byProduct.get(lead.product)],
    ['source', lead.source === null ? undefined : usual.bySource.get(lead.source)],
    ['company', usual.overall ?? undefined],
  ] as const;
  const found = like.find(([, amount]) => amount !== undefined);
  return found ? { amount: found[1]!, currency, from: found[0] } : null;
}
