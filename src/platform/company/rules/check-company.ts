import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** A currency by its ISO 4217 code, in capitals. */
export function checkCurrency(code: string): Outcome<string> {
  const currency = code.trim().toUpperCase();
  return currencies.has(currency)
    ? accept(currency)
    : refuse('company.unknownCurrency', { code }, 'body.currency');
}

/** A time zone by its IANA name; offsets such as `+08:00` know no summer time and are refused. */
export function checkTimeZone(name: string): Outcome<string> {
  try {
    if (!/^[A-Za-z]/.test(name)) return refuse('company.unknownTimeZone', { name }, 'body.timeZone');
    new Intl.DateTimeFormat('en', { timeZone: name });
    return accept(name);
  } catch {
    return refuse('company.unknownTimeZone', { name }, 'body.timeZone');
  }
}
