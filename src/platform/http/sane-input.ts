import { Refusal } from '../../kernel/outcome.ts';
import { isKeepable } from '../../kernel/text.ts';

/** No form of ours is nested so deep; what walks through a body recursively would fall over one that is. */
const deepest = 50;

/**
 * What no endpoint can do anything with, whatever it declares.
 *
 * @throws Refusal `request.tooDeep`; `request.badText` naming the field whose text can't be kept
 */
export function saneInput<T>(input: T, where: 'params' | 'query' | 'body'): T {
  const left: [value: unknown, field: string, depth: number][] = [[input, where, 0]];
  for (let one = left.pop(); one; one = left.pop()) {
    const [value, field, depth] = one;
    if (typeof value === 'string' && !isKeepable(value))
      throw new Refusal('request.badText', { field }, field);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > deepest) throw new Refusal('request.tooDeep');
    for (const [key, inner] of Object.entries(value)) {
      if (!isKeepable(key)) throw new Refusal('request.badText', { field }, field);
      left.push([inner, `${field}.${key}`, depth + 1]);
    }
  }
  return input;
}
