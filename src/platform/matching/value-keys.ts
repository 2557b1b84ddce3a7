import type { ColumnKind } from '../import-export/column-kinds.ts';
import { comparisonOf } from './field-kinds.ts';
import { phoneticCode } from './phonetic-code.ts';
import { pinyinOf } from './pinyin-syllables.ts';
import type { PreparedValue } from './prepared-value.ts';

/**
 * Short strings of which two like values share at least one: the whole, its rarer words, how it sounds, its beginning and
 * end. A block is all records that have one in common; only those are ever compared.
 */
export function valueKeys(kind: ColumnKind, value: PreparedValue): string[] {
  const keys = new Set<string>([`=${value.key}`]);
  switch (comparisonOf(kind)) {
    case 'person':
      for (const word of value.words) addWord(keys, word, value.han);
      for (const spoken of spokenForms(value)) keys.add(`~${spoken}`);
      break;
    case 'words':
      for (const word of rarest(value, MOST_WORDS)) addWord(keys, word, value.han);
      addEnds(keys, value.compact, 6);
      if (value.han) addEnds(keys, pinyinOf(value.compact), 6);
      break;
    case 'code': {
      const half = Math.ceil(value.key.length / 2);
      if (half >= 3) {
        keys.add(`<${value.key.slice(0, half)}`);
        keys.add(`>${value.key.slice(-half)}`);
      }
      if (value.key.length >= 4) keys.add(`#${[...value.key].sort().join('')}`);
      if (kind === 'email') keys.add(`=${value.key.replace(/@.*$/, '')}`);
      break;
    }
    case 'date':
      keys.add(`#${[...value.key].sort().join('')}`);
      keys.add(`<${value.key.slice(0, 6)}`);
      keys.add(`>${value.key.slice(4)}`);
      break;
    default:
  }
  return [...keys];
}

const MOST_WORDS = 10;

function addWord(keys: Set<string>, word: string, han: boolean): void {
  keys.add(`=${word}`);
  if (han) {
    keys.add(`~${pinyinOf(word)}`);
    return;
  }
  if (word.length < 4) return;
  const sound = phoneticCode(word);
  if (sound.length >= 2) keys.add(`~${sound}`);
  addEnds(keys, word, 4);
}

function addEnds(keys: Set<string>, text: string, length: number): void {
  if (text.length < length) return;
  keys.add(`<${text.slice(0, length)}`);
  keys.add(`>${text.slice(-length)}`);
}

/** The whole name as it is spoken in either order, so that 张伟 meets `Wei Zhang`. */
function spokenForms(value: PreparedValue): string[] {
  if (value.han) return [pinyinOf(value.compact)];
  if (value.words.length === 1) return [value.key];
  if (value.words.length > 3) return [];
  return value.words.map((_, turn) => [...value.words.slice(turn), ...value.words.slice(0, turn)].join(''));
}

function rarest(value: PreparedValue, most: number): readonly string[] {
  if (value.words.length <= most) return value.words;
  return value.words
    .map((word, at) => ({ word, weight: value.weights[at]! }))
    .sort((x, y) => y.weight - x.weight || (x.word < y.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word);
}
