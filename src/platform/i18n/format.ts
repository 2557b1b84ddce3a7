import type { Language } from '../../kernel/language.ts';

/** In what money and at what place on earth numbers and times are shown. */
export type FormatSettings = { language: Language; currency: string; timeZone: string };

/** An exact decimal as text, or a number where the value was never exact. */
export type Amount = string | number;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How numbers, money and times are written for one person. Pure: `now` is always given. Money is never turned into a
 * float: decimal text goes to Intl as it is.
 */
export function formatter(settings: FormatSettings) {
  const { language, timeZone } = settings;
  const intl = (options: Intl.NumberFormatOptions) => numberFormat(language, options);
  const when = (options: Intl.DateTimeFormatOptions) => dateFormat(language, { timeZone, ...options });
  const dayNumber = (date: Date) => {
    const [y, m, d] = dateFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
      .format(date)
      .split('-')
      .map(Number);
    return Date.UTC(y ?? 0, (m ?? 1) - 1, d) / day;
  };
  const sameYear = (a: Date, b: Date) => {
    const year = dateFormat('en-CA', { timeZone, year: 'numeric' });
    return year.format(a) === year.format(b);
  };

  return {
    settings,
    /** `¥420,000` or, short, `¥46.8万` / `¥468K`. Cents are shown when there are any, unless short. */
    money(amount: Amount, currency: string = settings.currency, style: 'full' | 'short' = 'full'): string {
      const display = currency === 'CNY' ? 'narrowSymbol' : 'symbol';
      const base = { style: 'currency', currency, currencyDisplay: display } as const;
      if (style === 'short')
        return decimal(
          intl({ ...base, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }),
          amount,
        );
      return decimal(intl({ ...base, trailingZeroDisplay: 'stripIfInteger' }), amount);
    },
    number(value: Amount, digits = 3): string {
      return decimal(intl({ maximumFractionDigits: digits }), value);
    },
    /** `128万` or `1.3M`: for counts where the order of magnitude is enough. */
    shortNumber(value: Amount): string {
      return decimal(intl({ notation: 'compact', maximumFractionDigits: 1 }), value);
    },
    /** @param share 0.31 becomes 31%. */
    percent(share: number, digits = 0): string {
      return intl({ style: 'percent', maximumFractionDigits: digits }).format(share);
    },
    /** A difference with its sign: `+12`, `−4`. */
    signed(value: Amount, digits = 1): string {
      return decimal(intl({ signDisplay: 'exceptZero', maximumFractionDigits: digits }), value).replace(
        '-',
        '−',
      );
    },
    date(at: Date | string): string {
      return when({ year: 'numeric', month: 'short', day: 'numeric' }).format(asDate(at));
    },
    dateTime(at: Date | string): string {
      return when({
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(asDate(at));
    },
    time(at: Date | string): string {
      return when({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(asDate(at));
    },
    /** `11月23日 星期一` */
    longDay(at: Date | string): string {
      return when({ month: 'long', day: 'numeric', weekday: 'long' }).format(asDate(at));
    },
    /** `2026年11月` */
    month(at: Date | string): string {
      return when({ year: 'numeric', month: 'long' }).format(asDate(at));
    },
    /** `周二` */
    weekday(at: Date | string): string {
      return when({ weekday: 'short' }).format(asDate(at));
    },
    /** Day without the year when it is this year: `11月25日`, `2025年3月2日`. */
    shortDate(at: Date | string, now: Date): string {
      const date = asDate(at);
      return sameYear(date, now) ? when({ month: 'short', day: 'numeric' }).format(date) : this.date(date);
    },
    /** `42 分钟前`, `3 小时后`, `昨天`, `11月2日`: near times as distance, far ones as the day. */
    relative(at: Date | string, now: Date): string {
      const date = asDate(at);
      const distance = date.getTime() - now.getTime();
      const words = relativeFormat(language);
      const size = Math.abs(distance);
      if (size < minute) return words.format(0, 'second');
      if (size < hour) return words.format(Math.trunc(distance / minute), 'minute');
      const days = dayNumber(date) - dayNumber(now);
      if (size < day && (days === 0 || size < 6 * hour))
        return words.format(Math.trunc(distance / hour), 'hour');
      if (Math.abs(days) <= 6) return words.format(days, 'day');
      return this.shortDate(date, now);
    },
    /** The two largest units of a length of time: `2天3小时`, `18 min`. @param milliseconds negative counts as its size. */
    duration(milliseconds: number): string {
      const total = Math.abs(milliseconds);
      const parts: [number, string][] = [
        [Math.floor(total / day), 'day'],
        [Math.floor((total % day) / hour), 'hour'],
        [Math.floor((total % hour) / minute), 'minute'],
        [Math.floor((total % minute) / 1000), 'second'],
      ];
      const first = parts.findIndex(([count]) => count > 0);
      if (first < 0) return unit(language, 0, 'second');
      const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
      return shown.map(([count, name]) => unit(language, count, name)).join(language === 'en' ? ' ' : '');
    },
    /** `3.4 MB` */
    bytes(count: number): string {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
      const step = count < 1 ? 0 : Math.min(3, Math.floor(Math.log10(count) / 3));
      return intl({
        style: 'unit',
        unit: units[step]!,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }).format(count / 1000 ** step);
    },
    /** `简体中文`, `英语` for a code such as `zh-CN`, `en`; what is no code stays as it was written. */
    languageName(code: string): string {
      if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(code)) return code;
      const scripts: Record<string, string> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant', 'zh-HK': 'zh-Hant' };
      return new Intl.DisplayNames([language], { type: 'language' }).of(scripts[code] ?? code) ?? code;
    },
    /** `甲、乙和丙` / `a, b and c` */
    list(items: readonly string[]): string {
      return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
    },
  };
}

export type Formatter = ReturnType<typeof formatter>;

function asDate(at: Date | string): Date {
  return typeof at === 'string' ? new Date(at) : at;
}

/** Intl reads decimal text exactly (ECMA-402 NumberFormat v3); the built-in types still ask for a numeric literal. */
function decimal(format: Intl.NumberFormat, amount: Amount): string {
  return format.format(amount as Intl.StringNumericLiteral);
}

function unit(language: string, count: number, name: string): string {
  if (language === 'en')
    return numberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);
  return numberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' })
    .format(count)
    .replaceAll(' ', '');
}

const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  let found = made.get(key) as T | undefined;
  if (found === undefined) {
    found = make();
    made.set(key, found);
  }
  return found;
}

/** Making an Intl object costs far more than using it, so each is made once. */
function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(`n${language}${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options));
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(`d${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(language, options));
}

function relativeFormat(language: string): Intl.RelativeTimeFormat {
  return once(`r${language}`, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
}
