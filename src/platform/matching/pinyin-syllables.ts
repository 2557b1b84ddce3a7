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
  return soundNumber(x) === soundNumber(y) ? SAME_SOUND : 1;
}

/** A number per syllable, so that characters are compared without strings; other characters have one each. */
function soundNumber(code: number): number {
  let sound = sounds[code]!;
  if (sound === 0) {
    const character = String.fromCharCode(code);
    const syllable = isHan(code) ? syllableOf(character) : `=${character}`;
    sound = numbers.get(syllable) ?? numbers.size + 1;
    numbers.set(syllable, sound);
    sounds[code] = sound;
  }
  return sound;
}

const SAME_SOUND = 0.35;
const known = new Map<string, string>();
const numbers = new Map<string, number>();
const sounds = new Int32Array(65536);
