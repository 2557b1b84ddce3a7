import type { Language } from '../../../kernel/language.ts';
import { errorWords, translate } from '../../../platform/i18n/translator.ts';
import type { ProblemRow } from './reads.ts';

/** What is wrong, in words, naming the column where it is one. */
export function problemWords(
  language: Language,
  problem: ProblemRow['problems'][number],
  header: readonly string[],
): string {
  const { title } = errorWords(language, problem.code, problem.facts);
  if (problem.column === undefined) return title;
  const column = header[problem.column] || `#${problem.column + 1}`;
  return translate(language, 'import:columnReason', { column, reason: title });
}
