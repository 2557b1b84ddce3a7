import { type Actor, may } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';

type Visible = (db: Database, actor: Actor, ids: string[]) => Promise<string[]>;

const toWhoMay =
  (permission: string): Visible =>
  async (_db, actor, ids) =>
    may(actor, permission) ? ids : [];

/** Who hears live that the score's own records changed. */
export const scoreKinds: readonly [kind: string, visible: Visible][] = [
  ['scoreRun', toWhoMay('leads.read')],
  ['scoreCard', toWhoMay('score.manage')],
  ['scoreTraining', toWhoMay('score.manage')],
  ['scoreFeedback', toWhoMay('score.manage')],
];
