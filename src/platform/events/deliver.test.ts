import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { deliver, enrolSubscribers } from './deliver.ts';
import { waitingSubscribers } from './store-subscribers.ts';
import type { LoggedEvent, Subscriber } from './subscriber.ts';
import { tell } from './tell.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

/** A subscriber of a type of its own that writes down what it hears, in its own transaction. */
async function listener(only: Partial<Subscriber> = {}) {
  const name = `test.${newId()}`;
  const type = `thing.${newId()}`;
  const subscriber: Subscriber = {
    name,
    types: [type],
    async hear(events, { tx }) {
      for (const event of events) {
        await note(tx, name, event);
        if (event.payload.poison) throw new Error('too bitter');
      }
    },
    ...only,
  };
  await enrolSubscribers(own.db, [subscriber]);
  return {
    subscriber,
    type,
    hear: (options = {}) => deliver(own.db, [subscriber], options),
    tell: (n: unknown, more: object = {}) => own.db.asSystem(async (tx) => told(tx, type, { n, ...more })),
    heard: async () =>
      (
        await own.db.asSystem((tx) =>
          tx.all(
            sql<{
              n: unknown;
            }>`select payload -> 'n' as n from platform.events where type = ${`heard ${name}`} order by seq`,
          ),
        )
      ).map(({ n }) => n),
  };
}

const told = (tx: Transaction, type: string, payload: Record<string, unknown>): void =>
  tell(tx, { type, subject: { kind: 'thing', id: newId() }, payload });

/** The log itself serves as the notebook. */
async function note(tx: Transaction, name: string, { payload }: LoggedEvent): Promise<void> {
  told(tx, `heard ${name}`, payload);
  await tx.run(sql`select 1`);
}

test('hears what is told after it came, each once, in order, however small the pieces', async () => {
  const early = `thing.${newId()}`;
  await own.db.asSystem(async (tx) => told(tx, early, { n: 'before' }));
  const one = await listener({ types: [early] });
  await own.db.asSystem(async (tx) => told(tx, early, { n: 'after' }));
  await one.hear();
  expect(await one.heard()).toEqual(['after']);

  const other = await listener();
  for (let n = 1; n <= 5; n++) await other.tell(n);
  await other.hear({ batch: 2 });
  await other.hear();
  await other.tell(6);
  await other.hear();
  expect(await other.heard()).toEqual([1, 2, 3, 4, 5, 6]);
});

test('an act that commits after later ones is not skipped, and nothing waits for it', async () => {
  const { tell: say, hear, heard, type } = await listener();
  let finish = (): void => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let written = (): void => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = own.db.asSystem(async (tx) => {
    told(tx, type, { n: 'slow' });
    await tx.run(sql`select 1`);
    written();
    await gate;
  });
  await isWritten;
  await say('quick');
  await hear();
  expect(await heard()).toEqual(['quick']);
  await say('quick too');
  await hear();
  finish();
  await slow;
  await hear();
  await hear();
  expect(await heard()).toEqual(['quick', 'quick too', 'slow']);
});

test('two processes at the same moment tell nothing twice', async () => {
  const { tell: say, hear, heard } = await listener();
  for (let n = 0; n < 20; n++) await say(n);
  await Promise.all([hear({ batch: 3 }), hear({ batch: 3 }), hear({ batch: 3 })]);
  await hear();
  expect(await heard()).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('an event that can’t be worked on is set aside and said; the others get through, and it is tried again', async () => {
  const { subscriber, tell: say, hear, heard } = await listener();
  await say(1);
  await say(2, { poison: true });
  await say(3);
  const lines: string[] = [];
  await hear({ log: (message: string) => lines.push(message) });
  // What it wrote before it failed is gone with the failure.
  expect(await heard()).toEqual([1, 3]);
  expect(lines).toEqual(['an event could not be worked on and was set aside']);

  const aside = () =>
    own.db.asSystem((tx) =>
      tx.all(sql<{ attempts: number; error: string; due: boolean }>`
        select attempts, error, next_at <= now() as due from platform.set_aside where subscriber = ${subscriber.name}`),
    );
  const comeDue = () =>
    own.db.asSystem((tx) =>
      tx.run(sql`update platform.set_aside set next_at = now() where subscriber = ${subscriber.name}`),
    );
  expect(await aside()).toEqual([{ attempts: 1, error: 'too bitter', due: false }]);
  await comeDue();
  await hear();
  expect(await aside()).toEqual([{ attempts: 2, error: 'too bitter', due: false }]);
  for (let n = 0; n < 6; n++) {
    await comeDue();
    await hear();
  }
  expect((await aside())[0]).toMatchObject({ attempts: 8, due: null });
  const said = await own.db.asSystem((tx) =>
    tx.all(
      sql<{
        payload: object;
      }>`select payload from platform.events where type = 'subscriber.gaveUp' and payload ->> 'subscriber' = ${subscriber.name}`,
    ),
  );
  expect(said).toEqual([{ payload: expect.objectContaining({ error: 'too bitter' }) }]);

  // Mended by a new version, it is tried again with the next start.
  const mended: Subscriber = {
    ...subscriber,
    hear: async ([event], { tx }) => note(tx, subscriber.name, event!),
  };
  await enrolSubscribers(own.db, [mended]);
  await deliver(own.db, [mended]);
  expect(await heard()).toEqual([1, 3, 2]);
  expect(await aside()).toEqual([]);
});

test('leads of an import are not heard one by one, a single one is', async () => {
  const heard: unknown[] = [];
  const subscriber: Subscriber = {
    name: `test.${newId()}`,
    types: ['lead.captured'],
    hear: async (events) => void heard.push(...events.map(({ payload }) => payload.n)),
  };
  await enrolSubscribers(own.db, [subscriber]);
  await own.db.asSystem(async (tx) => {
    const batchId = newId();
    for (const n of [1, 2])
      tell(tx, { type: 'lead.captured', subject: { kind: 'lead', id: newId() }, payload: { n }, batchId });
    tell(tx, { type: 'lead.captured', subject: { kind: 'lead', id: newId() }, payload: { n: 3 } });
  });
  await deliver(own.db, [subscriber]);
  expect(heard).toEqual([3]);
});

test('after a restore, where transactions are counted anew, it goes on behind what it had heard', async () => {
  const { subscriber, tell: say, hear, heard } = await listener();
  await say('heard');
  await hear();
  await say('not yet');
  // As a backup leaves it: the place in transactions is not in the file.
  await own.db.asSystem((tx) =>
    tx.run(
      sql`update platform.subscribers set seen = null, upto = null, at_tx = null where name = ${subscriber.name}`,
    ),
  );
  await hear();
  await say('later');
  await hear();
  expect(await heard()).toEqual(['heard', 'not yet', 'later']);

  // As pg_dump leaves it on another server: a snapshot from a future that is not there.
  await own.db.asSystem((tx) =>
    tx.run(
      sql`update platform.subscribers set seen = '900000000:900000000:' where name = ${subscriber.name}`,
    ),
  );
  await say('on another server');
  await enrolSubscribers(own.db, [subscriber]);
  await hear();
  expect(await heard()).toEqual(['heard', 'not yet', 'later', 'on another server']);
});

test('asking whether there is something to hear reads no more than what is new', async () => {
  await listener();
  await own.db.asSystem(async (tx) => {
    await tx.run(sql`set local enable_seqscan = off`);
    const plan = await tx.all(sql<{ 'QUERY PLAN': string }>`
      explain ${waitingSubscribers}`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/events_heard/);
    expect(text).toMatch(/Index Cond: .*tx >= s\.new_from/);
  });
});
