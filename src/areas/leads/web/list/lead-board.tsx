import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { nextStates } from '../../../../kernel/states.ts';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Kanban } from '../../../../ui/kanban/kanban.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { leadStates } from '../../rules/lead-states.ts';
import { useAfterChange } from '../after-change.ts';
import { leadName } from '../lead-name.ts';
import type { LeadStatus, ListedLead } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { useStatusMove } from '../use-status-move.tsx';
import { type Board, moved } from './board-move.ts';
import { LeadCard } from './lead-card.tsx';

type LeadBoardProps = {
  query: { filter?: string; q?: string };
  conditions: readonly Filter[];
  sort: string;
  onOpen: (id: string, ids: readonly string[]) => void;
};

const fields =
  'name,company,phone,email,status,amount,currency,ownerName,nextStep,nextStepOn,responseDueAt,firstContactAt,source,score,grade';
const perColumn = 30;

/** Leads by status; dragged, or moved by keyboard, to another one. */
export function LeadBoard({ query, conditions, sort, onOpen }: LeadBoardProps) {
  const text = useText();
  const format = useFormat();
  const client = useQueryClient();
  const ask = { query: { ...query, sort, fields, limit: perColumn } };
  const board = useQuery({ ...api.lead.board.query(ask), placeholderData: (before) => before });
  const { refresh, refused } = useAfterChange();
  const { move, dialog } = useStatusMove({ onRefused: () => void refresh() });
  const [loading, setLoading] = useState<LeadStatus | null>(null);

  if (board.error && !board.data)
    return <ErrorState error={board.error as ShownError} onRetry={() => void board.refetch()} />;
  if (!board.data) return <SkeletonText lines={8} />;

  const change = (make: (board: Board) => Board) =>
    client.setQueryData<Board>(api.lead.board.key(ask), (before) => before && make(before));
  const loadMore = async (status: LeadStatus, cursor: string) => {
    if (loading) return;
    setLoading(status);
    try {
      const filter = JSON.stringify([
        ...conditions,
        { field: 'status', operator: 'anyOf', values: [status] },
      ]);
      const page = await api.lead.list({ query: { ...ask.query, filter, cursor } });
      change((before) => ({
        columns: before.columns.map((column) =>
          column.status === status
            ? { ...column, items: [...column.items, ...page.items], next: page.next }
            : column,
        ),
      }));
    } catch (error) {
      refused(error);
    } finally {
      setLoading(null);
    }
  };
  const shown = board.data.columns.filter(({ status, total }) => status !== 'converted' || total > 0);
  const all = shown.flatMap((column) => column.items.map((lead) => lead.id));
  return (
    <>
      <Kanban<ListedLead>
        label={text('web.list.title')}
        columns={shown.map(({ status, items, total, exact, next }) => ({
          key: status,
          title: text(`web.status.${status}`),
          summary: `${format.number(total)}${exact ? '' : '+'}`,
          cards: items,
          hasMore: next !== null,
          ...(next !== null && { onMore: () => void loadMore(status, next) }),
        }))}
        cardKey={(lead) => lead.id}
        cardLabel={(lead) => leadName(lead, text('web.act.unnamed'))}
        renderCard={(lead) => <LeadCard lead={lead} />}
        mayMove={(lead, to) =>
          to !== 'converted' &&
          nextStates(leadStates, lead.status ?? leadStates.initial).includes(to as LeadStatus)
        }
        onMove={(lead, to) => {
          change((before) => moved(before, lead, to as LeadStatus));
          move(lead, to as LeadStatus);
        }}
        onOpen={(lead) => onOpen(lead.id, all)}
      />
      {dialog}
    </>
  );
}
