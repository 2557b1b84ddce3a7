/**
 * The day a text means, as eight digits `yyyymmdd`; a time of day is left out. Understands 20240131, 2024-1-31,
 * 2024/01/31, 2024年1月31日, 31.1.2024 and 1/31/2024; where day and month are both up to twelve, the day comes first
 * (the comparison forgives a swap). Undefined when it isn't a day.
 */
export function dayKey(text: string): string | undefined {
  const yearFirst =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (yearFirst) return day(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(text);
  if (!yearLast) return undefined;
  const [, first, second, year] = yearLast as unknown as [string, string, string, string];
  return Number(second) > 12 ? day(year, first, second) : day(year, second, first);
}

function day(year: string, month: string, dayOfMonth: string): string {
  return year + month.padStart(2, '0') + dayOfMonth.padStart(2, '0');
}
