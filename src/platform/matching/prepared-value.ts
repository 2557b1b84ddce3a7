import type { ColumnKind } from '../import-export/column-kinds.ts';
import { isMissingToken } from '../import-export/missing-tokens.ts';
import { dayKey } from './day-key.ts';
import { type Comparison, comparisonOf } from './field-kinds.ts';
import { foldText, isHan } from './fold-text.ts';
import { addressWords, companyWords, emailKey, personKey, phoneKey, splitWords } from './normalise.ts';

/** A cell made ready for comparison. Two values with the same key say the same. */
export type PreparedValue = {
  key: string;
  /** the key without blanks */
  compact: string;
  /** words for matching; a Han run gives its overlapping pairs of characters */
  words: readonly string[];
  /** the share of information in each word; all 1 until {@link weighWords} knows how frequent they are */
  weights: Float64Array;
  weight: number;
  /** weight that makes a value the only one of its kind in the table; 0 when unknown */
  certainty: number;
  /** all digits in order, to tell a slip of the finger in a word from another house number */
  digits: string;
  han: boolean;
};

/** Prepares a cell of a column of the given kind; undefined when it says nothing. */
export function prepareValue(kind: ColumnKind, text: string): PreparedValue | undefined {
  const comparison = comparisonOf(kind);
  if (comparison === 'none') return undefined;
  const folded = foldText(text);
  if (folded === '' || isMissingToken(folded)) return undefined;
  const runs = wordsOf(kind, comparison, folded);
  if (runs.length === 0 || runs[0] === '') return undefined;
  const key = runs.join(' ');
  const compact = runs.join('');
  const words = [...new Set(runs.flatMap(pairsOfHan))];
  return {
    key,
    compact,
    words,
    weights: new Float64Array(words.length).fill(1),
    weight: words.length,
    certainty: 0,
    digits: compact.replace(/\D/g, ''),
    han: [...compact].some((character) => isHan(character.charCodeAt(0))),
  };
}

/** Gives each word its weight, e.g. the logarithm of how rare it is. Changes the value in place. */
export function weighWords(value: PreparedValue, weightOf: (word: string) => number): void {
  value.weight = 0;
  value.words.forEach((word, at) => {
    value.weights[at] = weightOf(word);
    value.weight += value.weights[at]!;
  });
}

function wordsOf(kind: ColumnKind, comparison: Comparison, folded: string): string[] {
  switch (kind) {
    case 'organisation':
      return [...companyWords(folded)];
    case 'address':
      return addressWords(folded);
    case 'name':
      return personKey(folded).split(' ');
    case 'email':
      return [emailKey(folded) || folded];
    case 'phone':
      return [phoneKey(folded)];
    case 'url':
      return [
        folded
          .replace(/^https?:\/\//, '')
          .replace(/^www\./, '')
          .replace(/[/?#]+$/, ''),
      ];
    case 'number':
    case 'money':
    case 'percent':
      return [amountKey(folded)];
    case 'date':
      return [dayKey(folded) ?? folded];
    default:
      return comparison === 'words' ? splitWords(folded) : [splitWords(folded).join('')];
  }
}

/** 1,250.00 and ¥1250 are one amount. */
function amountKey(folded: string): string {
  const bare = folded.replace(/[^\d.e+-]/g, '');
  return bare !== '' && Number.isFinite(Number(bare)) ? String(Number(bare)) : splitWords(folded).join('');
}

function pairsOfHan(run: string): string[] {
  if (run.length < 3 || !isHan(run.charCodeAt(0))) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
