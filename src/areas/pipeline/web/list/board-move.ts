import Big from 'big.js';
import type { Board, BoardColumn, Card } from '../shapes.ts';

/** The board with a card at the head of another column, totals along, as it will be when the server agrees. */
export function moved(board: Board, card: Card, to: string): Board {
  return { ...board, columns: board.columns.map((column) => after(column, card, to)) };
}

function after(column: BoardColumn, card: Card, to: string): BoardColumn {
  const others = column.cards.filter(({ id }) => id !== card.id);
  const was = column.cards.length - others.length;
  const is = column.stageId === to ? 1 : 0;
  if (was === 0 && is === 0) return column;
  const amount = new Big(column.amount).plus(new Big(card.baseAmount ?? 0).times(is - was));
  const unpriced = card.amount !== null && card.baseAmount === null ? is - was : 0;
  return {
    ...column,
    cards: is ? [{ ...card, stageId: to }, ...others] : others,
    total: column.total + is - was,
    amount: amount.toFixed(2),
    weighted: amount.times(column.probability).div(100).toFixed(2),
    unpriced: column.unpriced + unpriced,
  };
}
