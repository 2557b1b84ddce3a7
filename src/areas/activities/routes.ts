import { addDays } from '../../kernel/days.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { toPage } from '../../kernel/paging.ts';
import { actorOfPerson } from '../../platform/auth/identify.ts';
import { hashToken, newToken } from '../../platform/auth/tokens.ts';
import { routesOf } from '../../platform/http/routes.ts';
import { companyClock } from '../../platform/lists/company-clock.ts';
import { describeRecords } from '../../platform/search/index.ts';
import { deleteTask, editTask, finish, reopen } from './acts/change-task.ts';
import { closeFeed, openFeed } from './acts/open-feed.ts';
import { createTask } from './acts/plan-task.ts';
import { undoTaskBatch } from './acts/undo-task.ts';
import { calendarOf, shownTasks } from './calendar.ts';
import { calendarContract, taskContract } from './contract.ts';
import { activityErrors } from './errors.ts';
import { icsOf } from './ics.ts';
import { feedOf, taskById, taskCounts, taskCursor, taskPage } from './reads.ts';
import { personOfFeed } from './store.ts';

export const taskRoutes = routesOf(
  'tasks',
  taskContract,
  {
    list: async ({ db, actor, query }) => {
      const page = toPage(await db.read(actor, taskPage(query)), query.limit, taskCursor(query.state));
      return { items: await shownTasks(db, actor, page.items), next: page.next };
    },
    counts: async ({ db, actor }) => {
      const { today } = await companyClock(db);
      return (await db.read(actor, taskCounts(actor.id, today)))[0]!;
    },
    create: async ({ db, actor, write, body }) => {
      if (body.subject) {
        const { kind, id } = body.subject;
        const found = await describeRecords(db, actor, [body.subject]);
        if (!found.has(`${kind}/${id}`)) throw new Refusal('task.noSuchSubject', {}, 'body.subject');
      }
      return write((tx) => createTask(tx, body));
    },
    undo: ({ write, body }) => write((tx) => undoTaskBatch(tx, body.batchId)),
    read: async ({ db, actor, params }) => {
      const [task] = await shownTasks(db, actor, await db.read(actor, taskById(params.id)));
      if (!task) throw new Refusal('record.notFound');
      return task;
    },
    edit: ({ write, params, body: { version, ...wish } }) =>
      write((tx) => editTask(tx, params.id, version, wish)),
    done: ({ write, params, body }) =>
      write((tx) => finish(tx, params.id, body.version, body.result ?? null)),
    reopen: ({ write, params, body }) => write((tx) => reopen(tx, params.id, body.version)),
    delete: ({ write, params, query }) => write((tx) => deleteTask(tx, params.id, query.version)),
  },
  activityErrors,
);

/** How far a calendar program sees: it asks again every quarter of an hour. */
const [daysBack, daysAhead] = [14, 80];

export const calendarRoutes = routesOf('calendar', calendarContract, {
  stretch: ({ db, actor, query: { from, to, people } }) =>
    calendarOf(db, actor, { from, to, people: idsIn(people) ?? [actor.id] }),
  feed: async ({ db, actor }) => ({ feed: (await db.read(actor, feedOf(actor.id)))[0] ?? null }),
  openFeed: ({ write, request }) => {
    const token = newToken();
    return write(async (tx) => {
      await openFeed(tx, hashToken(token));
      return { url: `${request.origin}/api/calendar/${token}.ics` };
    });
  },
  closeFeed: ({ write }) => write(closeFeed),
  ics: async ({ db, params, request, reply }) => {
    const personId = await db.asSystem((tx) => personOfFeed(tx, hashToken(params.token)));
    const reader = personId && (await actorOfPerson(db, personId));
    if (!reader) throw new Refusal('record.notFound');
    const { today } = await companyClock(db);
    const plans = await calendarOf(db, reader, {
      from: addDays(today, -daysBack),
      to: addDays(today, daysAhead),
      people: [reader.id],
    });
    const text = icsOf(plans, { name: reader.name, language: reader.language, origin: request.origin });
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'inline; filename="yaosu.ics"')
      .send(text);
  },
});

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids in a list separated by commas; what isn't one is nobody. */
function idsIn(list: string | undefined): string[] | null {
  return list === undefined ? null : list.split(',').filter((one) => id.test(one));
}
