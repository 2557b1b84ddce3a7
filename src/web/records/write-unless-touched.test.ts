import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { writeUnlessTouched } from './write-unless-touched.ts';

type Deal = { version: number; stageId: string };

/** A server that holds one record and refuses what was meant for another version. */
function server(current: Deal) {
  const refusal = { code: 'record.stale', title: 'Changed meanwhile', facts: { current } };
  return async (version: number) => {
    if (version !== current.version) throw new ApiProblem({ type: '', status: 409, ...refusal });
    return `moved in version ${version}`;
  };
}
const move = (version: number, from: string, now: Deal) =>
  writeUnlessTouched<Deal, string>(version, server(now), ({ stageId }) => stageId === from);

test('the version that was read is written over', async () => {
  expect(await move(3, 'talks', { version: 3, stageId: 'talks' })).toBe('moved in version 3');
});

test('a newer one too, when something else was changed', async () => {
  expect(await move(3, 'talks', { version: 4, stageId: 'talks' })).toBe('moved in version 4');
});

test('not when this very thing was changed', async () => {
  await expect(move(3, 'talks', { version: 4, stageId: 'proposal' })).rejects.toMatchObject({
    code: 'record.stale',
  });
});

test('other refusals go on as they are', async () => {
  const refused = () => Promise.reject(new Error('no'));
  await expect(writeUnlessTouched(3, refused, () => true)).rejects.toThrow('no');
});
