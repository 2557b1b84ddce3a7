import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Board, Card } from '../shapes.ts';
import { moved } from './board-move.ts';

const card = (id: string, stageId: string, baseAmount: string | null, amount = baseAmount): Card =>
  ({ id, stageId, amount, baseAmount, version: 1, name: id }) as Card;

/** A board as the server would answer it, with more in each column than it shows. */
function boardOf(cards: readonly Card[], hidden = 0): Board {
  const column = (stageId: string, probability: number) => {
    const own = cards.filter((one) => one.stageId === stageId);
    const cents = own.reduce((sum, one) => sum + Math.round(Number(one.baseAmount ?? 0) * 100), 0);
    return {
      stageId,
      names: {},
      probability,
      cards: own,
      total: own.length + hidden,
      amount: (cents / 100).toFixed(2),
      weighted: ((cents / 100) * (probability / 100)).toFixed(2),
      unpriced: own.filter((one) => one.amount !== null && one.baseAmount === null).length,
    };
  };
  return {
    pipelineId: 'p',
    names: {},
    base: 'CNY',
    columns: [column('a', 20), column('b', 50), column('c', 90)],
  } as Board;
}

describe('a card in the hand', () => {
  test('stands at the head of its new column, and both totals follow to the cent', () => {
    const held = card('x', 'a', '0.30');
    const board = boardOf([held, card('y', 'a', '0.10'), card('z', 'b', '1.20')]);
    const after = moved(board, held, 'b');
    const [a, b] = after.columns;
    expect(a).toMatchObject({ total: 1, amount: '0.10', weighted: '0.02' });
    expect(b).toMatchObject({ total: 2, amount: '1.50', weighted: '0.75' });
    expect(b!.cards.map(({ id, stageId }) => [id, stageId])).toEqual([
      ['x', 'b'],
      ['z', 'b'],
    ]);
    // Untouched columns are the same objects: nothing of them is drawn anew.
    expect(after.columns[2]).toBe(board.columns[2]);
  });

  test('without a rate it moves among the uncounted', () => {
    const held = card('x', 'a', null, '500');
    const [a, b] = moved(boardOf([held]), held, 'b').columns;
    expect([a!.unpriced, b!.unpriced, b!.amount]).toEqual([0, 1, '0.00']);
  });

  test('not on the part of the board that is loaded, it leaves nothing but arrives', () => {
    const board = boardOf([card('y', 'a', '1')], 40);
    const [a, b] = moved(board, card('far', 'a', '2'), 'b').columns;
    expect([a!.total, b!.total]).toEqual([41, 41]);
  });

  test('there and back nothing is lost, gained or counted twice', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.nat(), (cents, at) => {
        const cards = cents.map((one, n) => card(`c${n}`, 'a', (one / 100).toFixed(2)));
        const board = boardOf(cards, 3);
        const held = cards[at % cards.length]!;
        const there = moved(board, held, 'c');
        const back = moved(there, { ...held, stageId: 'c' }, 'a');
        const facts = (one: Board) =>
          one.columns.map(({ total, amount, weighted, unpriced }) => [total, amount, weighted, unpriced]);
        expect(facts(back)).toEqual(facts(board));
        expect(there.columns.reduce((sum, { total }) => sum + total, 0)).toBe(
          board.columns.reduce((sum, { total }) => sum + total, 0),
        );
      }),
    );
  });
});
