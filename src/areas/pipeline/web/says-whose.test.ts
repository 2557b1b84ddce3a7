import { expect, test } from 'vitest';
import { saysWhose } from './says-whose.ts';

test.each([
  ['苏州精工机械有限公司 压铸机', '苏州精工机械有限公司', true],
  ['苏州精工机械 压铸机二期', '苏州精工机械有限公司', true],
  ['苏州压铸线改造', '苏州精工机械有限公司', false],
  ['Wexlund Drives coupling', 'Wexlund Drives A.S.', true],
  ['Wexford line', 'Wexlund Drives A.S.', false],
  ['压铸线改造', '', true],
])('%s of %s: %s', (name, account, says) => {
  expect(saysWhose(name, account)).toBe(says);
});
