import {
  type Notice,
  type NoticeSource,
  recordNotices,
  whoWatchesBigDeals,
} from '../../platform/notifications/index.ts';
import { dealsOf, ownersOfOpportunities } from './store-notices.ts';

/** Whom opportunities concern: given, remarked on, mentioned. */
export const opportunityNotices: NoticeSource = recordNotices('opportunity', ownersOfOpportunities);

const came = {
  'opportunity.stageMoved': 'moved',
  'opportunity.won': 'won',
  'opportunity.lost': 'lost',
} as const;

/** Leaders who asked for it hear that a big deal of their teams went on. */
export const bigDealNotices: NoticeSource = {
  types: Object.keys(came),
  async concern(tx, events) {
    const deals = new Map(
      (
        await dealsOf(
          tx,
          events.map(({ subjectId }) => subjectId),
        )
      ).map((deal) => [deal.id, deal]),
    );
    const teams = [...new Set([...deals.values()].map(({ teamId }) => teamId))];
    const watching = teams.length > 0 ? await whoWatchesBigDeals(tx, teams) : [];
    return events.flatMap((event): Notice[] => {
      const deal = deals.get(event.subjectId);
      if (!deal) return [];
      return watching
        .filter(({ teamId, from }) => teamId === deal.teamId && Number(deal.amount) >= Number(from))
        .map(({ personId, language }) => ({
          event,
          to: personId,
          kind: 'bigDeal',
          facts: {
            came: came[event.type as keyof typeof came],
            stage: deal.stages[language] ?? Object.values(deal.stages)[0] ?? '',
          },
        }));
    });
  },
};
