import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);

test('opens for its owner with its key, and for nothing else', () => {
  const sealed = seal(key, '一个秘密', 'li');
  expect(sealed).not.toContain('秘密');
  expect(seal(key, '一个秘密', 'li')).not.toBe(sealed);
  expect(unseal(key, sealed, 'li')).toBe('一个秘密');
  expect(() => unseal(key, sealed, 'wang')).toThrow();
  expect(() => unseal(randomBytes(32), sealed, 'li')).toThrow();
  expect(() => unseal(key, `${sealed.slice(0, -2)}AA`, 'li')).toThrow();
});
