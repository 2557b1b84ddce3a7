import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type FormatSettings, type Formatter, formatter } from '../platform/i18n/format.ts';

const Format = createContext<Formatter>(
  formatter({ language: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' }),
);

/** Sets in which language, currency and time zone everything below is written. */
export function FormatProvider({
  language,
  currency,
  timeZone,
  children,
}: FormatSettings & { children: ReactNode }) {
  const value = useMemo(() => formatter({ language, currency, timeZone }), [language, currency, timeZone]);
  return <Format value={value}>{children}</Format>;
}

/** Money, numbers, dates as this reader's company writes them. */
export function useFormat(): Formatter {
  return useContext(Format);
}

/** The time now, renewed every `every` ms, for words such as "42 minutes ago". */
export function useNow(every = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
