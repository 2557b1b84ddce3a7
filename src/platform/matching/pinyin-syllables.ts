import { pinyin } from 'pinyin-pro';
import { isHan } from './fold-text.ts';

/**
 * Toneless pinyin, one syllable per Han character (its most usual reading, ü written v): 张 → zhang. One reading each is
 * what a comparison needs: both sides read the same character alike. Characters that are not Han stay as they are.
 */
export function syllableOf(character: string): string {
  let syllable = known.get(character);
  if (syllable === undefined) {
    syllable = isHan(character.charCodeAt(0)) ? pinyin(character, { toneType: 'none', v: true }) : character;
    known.set(character, syllable);
  }
  return syllable;
}

/** The syllables of a text without separators: 张伟 → zhangwei. */
export function pinyinOf(text: string): string {
  let syllables = '';
  for (const character of text) syllables += syllableOf(character);
  return syllables;
}

/** How much one Han character standing for another counts as an error: little when they sound the same. */
export function substitutionBySound(x: number, y: number): number {
  if (!isHan(x) || !isHan(y)) return 1;
  return syllableOf(String.fromCharCode(x)) === syllableOf(String.fromCharCode(y)) ? SAME_SOUND : 1;
}

const SAME_SOUND = 0.35;
const known = new Map<string, string>();
