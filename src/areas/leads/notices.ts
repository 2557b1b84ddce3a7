import { type Notice, type NoticeSource, recordNotices } from '../../platform/notifications/index.ts';
import { ownersOfLeads } from './store-notices.ts';

const longestExcerpt = 120;

/** Whom leads concern: given, remarked on, mentioned. */
export const leadNotices: NoticeSource = recordNotices('lead', ownersOfLeads);

/** Whom it concerns that a lead came in, waits or asks again, and what an import brought. */
export const leadNews: NoticeSource = {
  types: [
    'lead.captured',
    'lead.assignedByRule',
    'lead.responseMissed',
    'lead.takeBackAnnounced',
    'lead.askedAgain',
    'leads.imported',
  ],
  async concern(tx, events) {
    const asked = events.filter(({ type }) => type === 'lead.askedAgain');
    const owners =
      asked.length > 0
        ? await ownersOfLeads(
            tx,
            asked.map(({ subjectId }) => subjectId),
          )
        : new Map<string, string>();
    return events.flatMap((event): Notice[] => {
      const { type, payload } = event;
      if (type === 'leads.imported') return importNotices(event);
      if (type === 'lead.assignedByRule') {
        const given = (payload.changes as Record<string, [unknown, unknown]>).ownerId?.[1];
        return typeof given === 'string' ? [{ event, to: given, kind: 'assigned' }] : [];
      }
      if (type === 'lead.askedAgain') {
        const owner = owners.get(event.subjectId);
        const text = String(payload.said).slice(0, longestExcerpt);
        return owner ? [{ event, to: owner, kind: 'waiting', facts: { why: 'askedAgain', text } }] : [];
      }
      const { ownerId } = payload;
      if (typeof ownerId !== 'string') return [];
      if (type === 'lead.captured') return [{ event, to: ownerId, kind: 'assigned' }];
      if (type === 'lead.responseMissed')
        return [{ event, to: ownerId, kind: 'waiting', facts: { why: 'responseMissed' } }];
      return [
        { event, to: ownerId, kind: 'waiting', facts: { why: 'takeBack', goesOn: String(payload.goesOn) } },
      ];
    });
  },
};

/** One for whoever began the import, one for each who got leads by it. */
function importNotices(event: Notice['event']): Notice[] {
  const { state, created, updated, rejected, owners } = event.payload as {
    state: string;
    created: number;
    updated: number;
    rejected: number;
    owners: { id: string; count: number; first: string }[];
  };
  const facts = { state, created, updated, rejected };
  return [
    { event, to: event.actorId, kind: 'importEnded', own: true, facts },
    ...owners.map(
      ({ id, count, first }): Notice => ({
        event,
        to: id,
        kind: 'assigned',
        subject: { kind: 'lead', id: first },
        count,
      }),
    ),
  ];
}
