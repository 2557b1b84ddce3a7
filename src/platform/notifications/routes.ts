import { type AreaRoutes, routesOf } from '../http/routes.ts';
import { notificationContract } from './contract.ts';
import { choose, countUnread, listNotifications, markAllRead, markRead, readChoices } from './reads.ts';

export const notificationRoutes: AreaRoutes = routesOf('notifications', notificationContract, {
  list: ({ db, actor, query }) => listNotifications(db, actor, { ...query, unread: query.unread === 'true' }),
  unread: async ({ db, actor }) => ({ count: await countUnread(db, actor) }),
  mark: ({ write, params, body }) => write((tx) => markRead(tx, params.id, body.read)),
  readAll: ({ write, body }) => write(async (tx) => ({ read: await markAllRead(tx, body.upTo) })),
  choices: ({ db, actor }) => readChoices(db, actor),
  choose: ({ write, body }) => write((tx) => choose(tx, body)),
});
