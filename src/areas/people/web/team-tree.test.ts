import { describe, expect, it } from 'vitest';
import type { Team } from './shapes.ts';
import { mayMove, neighbourOf, treeOf } from './team-tree.ts';

const team = (id: string, parentId: string | null): Team => ({
  id,
  name: `${id}组`,
  parentId,
  people: 0,
  leaders: [],
  version: 1,
});
const teams = [team('east', null), team('south', null), team('ningbo', 'east'), team('press', 'ningbo')];
const tree = treeOf(teams);

describe('the tree of teams', () => {
  it('puts each team under its own, however they were listed', () => {
    expect(tree.map(({ team: { id }, depth }) => `${depth} ${id}`)).toEqual([
      '0 east',
      '1 ningbo',
      '2 press',
      '0 south',
    ]);
    expect(tree[2]?.path).toEqual(['east组', 'ningbo组']);
  });

  it('never lets a team hang below itself', () => {
    const [east, , ningbo, press] = teams;
    expect(mayMove(teams, east!, 'press')).toBe(false);
    expect(mayMove(teams, ningbo!, 'east')).toBe(false);
    expect(mayMove(teams, press!, null)).toBe(true);
  });

  it('moves by keyboard: in below the one before, out beside the one above', () => {
    expect(neighbourOf(tree, teams[1]!, 'in')).toBe('east');
    expect(neighbourOf(tree, teams[0]!, 'in')).toBeUndefined();
    expect(neighbourOf(tree, teams[3]!, 'out')).toBe('east');
    expect(neighbourOf(tree, teams[2]!, 'out')).toBeNull();
    expect(neighbourOf(tree, teams[0]!, 'out')).toBeUndefined();
  });
});
