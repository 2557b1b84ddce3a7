import type { Parsed } from './values.ts';

/** Which sign separates decimals in a column: `1.234,5` (comma) or `1,234.5` (point). */
export type NumberStyle = 'point' | 'comma';

/** A number as exact decimal text, so that no money ever passes through a float; `currency` as ISO code when written. */
export type Quantity = { value: string; percent?: true; currency?: string };

const CURRENCIES: [RegExp, string][] = [
  [/人民币|人民幣|rmb|cny/i, 'CNY'],
  [/新台币|新臺幣|twd|nt\$?/i, 'TWD'],
  [/港币|港元|港幣|hkd|hk\$/i, 'HKD'],
  [/美元|美金|usd|us\$/i, 'USD'],
  [/欧元|歐元|eur|€/i, 'EUR'],
  [/英镑|英鎊|gbp|£/i, 'GBP'],
  [/日元|日圆|jpy/i, 'JPY'],
];
const UNITS: Record<string, number> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  百萬: 6,
  千万: 7,
  千萬: 7,
  亿: 8,
  億: 8,
  十亿: 9,
  k: 3,
  m: 6,
  b: 9,
  bn: 9,
};

/** The decimal sign of a column: a comma where it can't be for thousands (`12,5`, `1.234,50`) more often than not. */
export function numberStyle(values: string[]): NumberStyle {
  let comma = 0;
  let point = 0;
  for (const value of values) {
    const t = value.replace(/[^\d.,]/g, '');
    if (/^\d{1,3}(\.\d{3})+(,\d+)$|^\d+,(\d{1,2}|\d{4,})$/.test(t)) comma++;
    else if (/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+\.\d+$/.test(t)) point++;
  }
  return comma > point ? 'comma' : 'point';
}

/**
 * A number with thousands separators, sign (also `(1,200)` for minus), percent, currency, and the units 万, 亿, k, m.
 * Exact: `1.2万` is 12000, `12.5%` is 0.125 marked as percent.
 *
 * @param style the column's, from `numberStyle`
 */
export function parseNumber(text: string, style: NumberStyle = 'point'): Parsed<Quantity> {
  const wrong = { problem: 'import.notANumber' as const, facts: { text: text.slice(0, 100) } };
  let t = text.normalize('NFKC').replace(/[\s_'’]/g, '');
  let negative = false;
  if (/^\(.*\)$/.test(t)) {
    negative = true;
    t = t.slice(1, -1);
  }
  const named = CURRENCIES.find(([pattern]) => pattern.test(t));
  let currency = named?.[1];
  if (named) t = t.replace(named[0], '');
  if (/[¥元圆圓]/.test(t)) currency ??= 'CNY';
  t = t.replace(/[¥$元圆圓块]/g, '').replace(/整$/, '');
  const [, mantissa = '', exponent = ''] = /^([+-]?\d+(?:\.\d+)?)e([+-]?\d{1,2})$/i.exec(t) ?? [];
  if (mantissa !== '') {
    const value = shift(mantissa.replace(/^[+-]/, ''), Number(exponent));
    return {
      ok: {
        value: mantissa.startsWith('-') !== negative ? `-${value}` : value,
        ...(currency && { currency }),
      },
    };
  }
  const percent = /%$/.test(t);
  if (percent) t = t.slice(0, -1);
  const [, sign = '', body = '', unit = ''] = /^([+-]?)([\d.,]+)([^\d.,]*)$/.exec(t) ?? [];
  if (body === '' || (unit !== '' && UNITS[unit.toLowerCase()] === undefined)) return wrong;
  const decimal = style === 'comma' ? body.replaceAll('.', '').replace(',', '.') : body;
  const grouped =
    style === 'comma' ? body.replace(/,\d*$/, '').replaceAll('.', ',') : body.replace(/\.\d*$/, '');
  // Groups must be groups: 1,23 is no number with a point for decimals. Chinese groups of four are allowed.
  if (grouped.includes(',') && !/^\d{1,4}(,\d{3,4})+$/.test(grouped)) return wrong;
  const digits = decimal.replaceAll(',', '');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return wrong;
  const shifted = shift(digits, (UNITS[unit.toLowerCase()] ?? 0) - (percent ? 2 : 0));
  const minus = (sign === '-') !== negative && shifted !== '0';
  return {
    ok: {
      value: (minus ? '-' : '') + shifted,
      ...(percent && { percent: true }),
      ...(currency && { currency }),
    },
  };
}

/** Moves the decimal point without arithmetic: shift('1.2', 4) is '12000', shift('12.5', -2) is '0.125'. */
function shift(digits: string, by: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const padded = by >= 0 ? whole + fraction.padEnd(by, '0') : whole.padStart(1 - by, '0') + fraction;
  const point = by >= 0 ? whole.length + by : Math.max(whole.length, 1 - by) + by;
  const left = padded.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const right = padded.slice(point).replace(/0+$/, '');
  return right ? `${left}.${right}` : left;
}
