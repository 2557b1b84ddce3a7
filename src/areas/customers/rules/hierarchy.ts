import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

/** An account on the way up: itself, its parent, and so on. */
export type Ancestor = { id: string; name: string; parentId: string | null };

/** Deeper than this no group of companies is, and a tree on a screen can't be. */
export const deepest = 12;

/**
 * Whether `account` may hang below `parentId`, whose own line of ancestors (itself first) is given.
 * Refused with `account.hierarchyLoop` (facts.path: the names on the way round) and `account.hierarchyDeep`.
 */
export function placeBelow(
  account: { id: string; name: string },
  line: readonly Ancestor[],
): Outcome<{ parentId: string }> {
  const at = line.findIndex((one) => one.id === account.id);
  if (at >= 0)
    return refuse(
      'account.hierarchyLoop',
      { path: [account.name, ...line.slice(0, at + 1).map((one) => one.name)] },
      'body.parentId',
    );
  if (line.length >= deepest) return refuse('account.hierarchyDeep', { most: deepest }, 'body.parentId');
  return accept({ parentId: line[0]!.id });
}
