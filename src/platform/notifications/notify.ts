import { type Actor, may } from '../actor/actor.ts';
import { actorsOfPeople } from '../auth/identify.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { announce } from '../events/live.ts';
import type { LoggedEvent, Subscriber } from '../events/subscriber.ts';
import { describeSubjects, subjectOf } from './describe.ts';
import { type Notice, noticeKinds, noticeSources } from './notice.ts';
import { oneEach, together } from './rules/one-each.ts';
import { choicesOf, keepNotifications } from './store.ts';

/**
 * Tells people what concerns them. Areas say whom (`registerNotices`); here it is settled who really is told: not of one's own act, not
 * what one doesn't want or may not see, once for each event, and of a batch as a whole.
 */
export function notificationSubscriber(): Subscriber {
  const sources = noticeSources();
  return {
    name: 'platform.notify',
    types: [...new Set(sources.flatMap(({ types }) => types))],
    // Of edits only those concern somebody by which a record changes hands.
    only: sql`(e.type not like '%.edited' or e.payload -> 'changes' ?| array['ownerId', 'assigneeId'])`,
    async hear(events, { tx, db }) {
      const notices: Notice[] = [];
      for (const source of sources) {
        const those = events.filter(({ type }) => source.types.includes(type));
        if (those.length > 0) notices.push(...(await source.concern(tx, those)));
      }
      const wanted = await onlyWanted(oneEach(notices, tx.now), tx);
      const told = together(await onlyVisible(db, wanted));
      await keepNotifications(tx, told);
      tx.afterCommit(() => {
        for (const id of new Set(told.map(({ to }) => to)))
          announce({ type: 'notification.made', kind: 'notification', id });
      });
    },
  };
}

async function onlyWanted(
  notices: readonly Notice[],
  tx: Parameters<typeof choicesOf>[0],
): Promise<Notice[]> {
  if (notices.length === 0) return [];
  const choices = await choicesOf(
    tx,
    notices.map(({ to }) => to),
  );
  return notices.filter(({ to, kind }) => choices.get(to)?.[kind] ?? noticeKinds[kind].usual);
}

/** Each person is asked for with their own rights, whatever the act that told it could see. */
async function onlyVisible(db: Database, notices: readonly Notice[]): Promise<Notice[]> {
  const people = await actorsOfPeople(db, [...new Set(notices.map(({ to }) => to))]);
  const seen: Notice[] = [];
  for (const [id, actor] of people) {
    const mine = notices.filter(({ to }) => to === id);
    const visible = await describeSubjects(db, actor, mine.map(subjectOf));
    seen.push(
      ...mine.filter((notice) => {
        const { kind, id: subjectId } = subjectOf(notice);
        return notice.kind === 'trouble' ? maySettle(actor) : visible.has(`${kind}/${subjectId}`);
      }),
    );
  }
  return seen.sort((a, b) => a.event.seq - b.event.seq);
}

const maySettle = (actor: Actor): boolean => may(actor, 'settings.manage');

/** The `[before, after]` of a field in a change. */
export function changeOf(event: LoggedEvent, field: string): readonly [unknown, unknown] | undefined {
  return (event.payload.changes as Record<string, [unknown, unknown]> | undefined)?.[field];
}
