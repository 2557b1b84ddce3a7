import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import type { LeadStatus, ListedLead } from '../lead-shapes.ts';

export type Board = CallOutput<Contracts['lead']['board']>;

/** The board with a lead at the head of another column, as it will be when the server agrees. */
export function moved(board: Board, lead: ListedLead, to: LeadStatus): Board {
  return {
    columns: board.columns.map((column) => {
      const others = column.items.filter((one) => one.id !== lead.id);
      if (column.status === to)
        return { ...column, items: [{ ...lead, status: to }, ...others], total: column.total + 1 };
      const left = column.items.length - others.length;
      return { ...column, items: others, total: column.total - left };
    }),
  };
}
