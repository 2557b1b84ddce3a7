import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { TestApp, TestPerson } from '../../../platform/testing/test-app.ts';
import type { Card } from '../../scoring/index.ts';

/** A signal for work that nobody stops. */
export const never = new AbortController().signal;

/** A moment so many days ago, as the wire has it. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] };

/** What tests of the score do over and over, as people do it. */
export function scoreActs(app: TestApp) {
  let made = 0;
  const capture = async (values: object = {}, person: TestPerson = 'sales'): Promise<string> => {
    const { body, status } = await app
      .as(person)
      .post('/api/leads', { company: `评分${++made}厂`, ...values });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  };
  const visit = (id: string, at: string = daysAgo(0)) =>
    app
      .as('sales')
      .post(`/api/leads/${id}/communications`, { kind: 'visit', direct: true, outcome: 'reached', at });
  const explained = async (id: string) => (await app.as('owner').get(`/api/leads/${id}/score`)).body;
  const history = async (id: string) =>
    (await app.as('owner').get(`/api/leads/${id}/score/history`)).body.items;
  const kept = async (id: string) => {
    const [row] = await app.db.read(
      system,
      sql<{ raw: number; score: number; card_id: string; next_change_at: string | null }>`
        select raw, score, card_id, next_change_at from leads.scores where lead_id = ${id}`,
    );
    return row!;
  };
  const inUse = async (): Promise<string> => (await app.as('owner').get('/api/score/cards')).body.inUse;
  /** Puts a changed card into use; every lead is still to be scored anew. */
  const publish = async (change: (card: Writable<Card>) => void): Promise<string> => {
    const owner = app.as('owner');
    const { body: open } = await owner.get('/api/score/draft');
    change(open.card);
    const { body: saved } = await owner.put('/api/score/draft', { version: open.version, card: open.card });
    const published = await owner.post(`/api/score/cards/${saved.id}/publish`, { over: await inUse() });
    if (published.status !== 200) throw new Error(JSON.stringify(published.body));
    return saved.id;
  };
  const changeSettings = async (change: object) => {
    const { body } = await app.as('owner').get('/api/score/settings');
    return app
      .as('owner')
      .put('/api/score/settings', { version: body.version, settings: { ...body.settings, ...change } });
  };
  return { capture, visit, explained, history, kept, inUse, publish, changeSettings };
}
