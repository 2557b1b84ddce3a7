/**
 * A sound key for a Latin word: letters that are mistaken for one another by ear share a class, vowels after the first
 * letter fall away, doubles become one. After Soundex and its refinements, but keeping up to six classes, so that long
 * names still tell apart. '' for words without Latin letters.
 */
export function phoneticCode(word: string): string {
  const spelt = word
    .replace(/[^a-z]/g, '')
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/gh/g, 'g')
    .replace(/sch|sh/g, 's');
  let code = '';
  let last = '';
  for (const letter of spelt) {
    const sound = SOUNDS[letter] ?? '';
    if (code === '') code = sound === '' ? 'a' : sound;
    else if (sound !== '' && sound !== last) code += sound;
    if (code.length === 6) break;
    last = sound;
  }
  return code;
}

const SOUNDS: Record<string, string> = {
  ...{ b: 'b', p: 'b', f: 'f', v: 'f', c: 'k', g: 'k', j: 'k', k: 'k', q: 'k', x: 'k', s: 's', z: 's' },
  ...{ d: 't', t: 't', l: 'l', m: 'n', n: 'n', r: 'r' },
};
