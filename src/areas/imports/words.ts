import type { Language } from '../../kernel/language.ts';
import { errorWords, translate } from '../../platform/i18n/translator.ts';
import type { Reason } from './set-facts.ts';

/** What is said of a row, naming the column where it is one. */
export function reasonWords(
  language: Language,
  { column, code, facts, value }: Pick<Reason, 'column' | 'code' | 'facts' | 'value'>,
  header: readonly string[],
): string {
  const { title } = errorWords(language, code, { text: value ?? '', ...worded(language, facts) });
  if (column === null) return title;
  return translate(language, 'imports:columnReason', {
    column: header[column] || `#${column + 1}`,
    reason: title,
  });
}

/** Facts that are codes themselves, in words. */
function worded(language: Language, facts: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (name === 'choice') return [[name, translate(language, `imports:settled.${String(value)}`)]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    }),
  );
}
