import { useQuery, useQueryClient } from '@tanstack/react-query';
import { companyToday } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Kanban } from '../../../../ui/kanban/kanban.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useStageMove } from '../move/use-stage-move.tsx';
import type { Board, Card } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { moved } from './board-move.ts';
import { OpportunityCard } from './opportunity-card.tsx';

/** Of each stage, before all others: more than fit on a screen. */
const firstCards = 30;

type OpportunityBoardProps = {
  query: { filter?: string; q?: string };
  pipelineId: string | undefined;
  onOpen: (id: string, ids: readonly string[]) => void;
};

/** Open opportunities by stage; dragged, or moved by keyboard. Two narrow columns at the end decide them. */
export function OpportunityBoard({ query, pipelineId, onOpen }: OpportunityBoardProps) {
  const text = useText();
  const name = useNames();
  const format = useFormat();
  const client = useQueryClient();
  const now = useNow(60_000);
  const today = companyToday(now, format.settings.timeZone);
  const ask = { query: { ...query, ...(pipelineId && { pipelineId }) } };
  const askFirst = { query: { ...ask.query, perStage: firstCards } };
  const first = useQuery({ ...api.opportunity.board.query(askFirst), placeholderData: (before) => before });
  const isWhole = first.data?.columns.every(({ total, cards }) => total === cards.length) ?? true;
  // Thousands of cards take a moment to arrive; those in sight come before them.
  const whole = useQuery({
    ...api.opportunity.board.query(ask),
    enabled: !isWhole && !first.isPlaceholderData,
  });
  const board = (!isWhole && whole.data) || first.data;
  const { move, dialog } = useStageMove({
    onRefused: () => void client.invalidateQueries({ queryKey: api.opportunity.board.key() }),
  });
  if (first.error && !board)
    return <ErrorState error={first.error as ShownError} onRetry={() => void first.refetch()} />;
  if (!board) return <SkeletonText lines={8} />;
  const { columns, base } = board;
  const all = columns.flatMap(({ cards }) => cards.map(({ id }) => id));
  const total = columns.reduce((sum, column) => sum + column.total, 0);
  const decide = (to: 'won' | 'lost') => ({ key: to, title: text(`web.board.${to}`), cards: [] as Card[] });
  return (
    <>
      {whole.data && total > all.length && (
        <p className="y-quiet">{text('web.board.cut', { n: format.number(all.length) })}</p>
      )}
      <Kanban<Card>
        label={text('web.list.title')}
        columns={[
          ...columns.map((column) => ({
            key: column.stageId,
            title: name(column.names),
            summary: (
              <span title={format.money(column.amount, base)}>
                {text('web.board.summary', {
                  n: format.number(column.total),
                  amount: format.money(column.amount, base, 'short'),
                })}
                {column.unpriced > 0 && (
                  <span className="deal-warn" title={text('web.board.unpriced', { count: column.unpriced })}>
                    {' '}
                    <span aria-hidden>*</span>
                    <span className="y-visually-hidden">
                      {text('web.board.unpriced', { count: column.unpriced })}
                    </span>
                  </span>
                )}
              </span>
            ),
            cards: column.cards,
          })),
          decide('won'),
          decide('lost'),
        ]}
        cardKey={({ id }) => id}
        cardLabel={(card) => card.name}
        renderCard={(card) => <OpportunityCard card={card} today={today} now={now} />}
        onMove={(card, to) => {
          if (to === 'won' || to === 'lost') return move(card, { decided: to });
          for (const shown of [ask, askFirst])
            client.setQueryData<Board>(
              api.opportunity.board.key(shown),
              (before) => before && moved(before, card, to),
            );
          move(card, { stageId: to });
        }}
        onOpen={(card) => onOpen(card.id, all)}
      />
      {dialog}
    </>
  );
}
