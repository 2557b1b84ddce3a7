import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/sql.ts';
import { type SetsHome, setsHome, shared, sharedData } from './sets.fixture.ts';

const salesforce = new URL('salesforce-export/', sharedData);
const cards = new URL('vcards/', sharedData);
let home: SetsHome;
beforeAll(async () => {
  home = await setsHome();
});
afterAll(() => home.drop());
const owner = () => home.as('owner');

type Shown = { fileName: string; file: number; choice: { kind: string }; counts: Record<string, number> };
const kindsOf = (body: { files: Shown[] }) =>
  Object.fromEntries(body.files.map(({ fileName, choice }) => [fileName, choice.kind]));
const countsOf = (body: { files: Shown[] }, name: string) =>
  body.files.find(({ fileName }) => fileName === name)!.counts;
const rowsOf = <T>(query: ReturnType<typeof sql<T>>) => home.db.asSystem((tx) => tx.all(query));

/** Uploads a folder, makes the choices, accepts what is proposed, and carries it out. */
async function bring(folder: string, names: readonly string[], choices: object) {
  const { body } = await home.upload('owner', await shared(...names.map((name) => `${folder}/${name}`)));
  const chosen = await owner().put(`/api/imports/${body.id}`, {
    version: body.version,
    choices: { ...body.choices, ...choices },
  });
  expect(chosen.status).toBe(200);
  await owner().post(`/api/imports/${body.id}/check`);
  const checked = await home.until('owner', body.id, 'ready');
  await owner().post(`/api/imports/${body.id}/proposals`, { version: checked.version });
  await home.until('owner', body.id, 'ready');
  await owner().post(`/api/imports/${body.id}/run`);
  return { uploaded: body, checked, done: await home.until('owner', body.id, 'done') };
}

describe.skipIf(!existsSync(salesforce))('what Salesforce exports', () => {
  const lenient = { badCells: 'empty', closedBeforeOpened: 'openThen' };

  test('an organisation with its stage history: links by id, steps with their days', {
    timeout: 60_000,
  }, async () => {
    const names = ['Opportunity', 'OpportunityHistory', 'Lead', 'Contact', 'Account'].map(
      (name) => `${name}.csv`,
    );
    const { uploaded, done } = await bring('salesforce-export/devorg', names, lenient);
    expect(kindsOf(uploaded)).toEqual({
      'Opportunity.csv': 'opportunities',
      'OpportunityHistory.csv': 'history',
      'Lead.csv': 'leads',
      'Contact.csv': 'contacts',
      'Account.csv': 'accounts',
    });
    expect(uploaded.order.map((file: number) => uploaded.files[file].fileName)).toEqual([
      'Account.csv',
      'Contact.csv',
      'Lead.csv',
      'Opportunity.csv',
      'OpportunityHistory.csv',
    ]);
    expect(uploaded.links.filter(({ by }: { by: string }) => by === 'id').length).toBeGreaterThanOrEqual(3);
    expect(countsOf(done, 'Account.csv')).toMatchObject({ created: uploaded.files[4].rows, refused: 0 });
    expect(countsOf(done, 'Contact.csv')).toMatchObject({ created: uploaded.files[3].rows, refused: 0 });
    expect(countsOf(done, 'Opportunity.csv')).toMatchObject({ created: uploaded.files[0].rows, refused: 0 });
    expect(countsOf(done, 'OpportunityHistory.csv')).toMatchObject({
      created: uploaded.files[1].rows,
      refused: 0,
    });
    expect(countsOf(done, 'Lead.csv').created).toBeGreaterThan(10);

    const contacts = (await owner().get('/api/contacts?q=Forbes')).body.items;
    const contact = (await owner().get(`/api/contacts/${contacts[0].id}`)).body;
    expect(contact).toMatchObject({ name: 'Sean Forbes', accountName: 'Edge Communications' });
    // A telephone that colleagues share makes them no single person.
    expect((await owner().get('/api/contacts?q=Gonzalez')).body.items[0]).toMatchObject({
      name: 'Rose Gonzalez',
    });
  });

  test('each opportunity went the way that its history says', async () => {
    const history = await rowsOf(sql<{
      name: string;
      steps: number;
      first: string;
      state: string;
      account: string;
    }>`
      select o.name, count(*) as steps, min(s.at)::date::text as first, o.state, o.account_name as account
      from pipeline.opportunities o join pipeline.steps s on s.opportunity_id = o.id group by o.id order by o.name`);
    expect(history.length).toBeGreaterThan(30);
    expect(history.every(({ account }) => account !== '')).toBe(true);
    const moved = history.filter(({ steps }) => steps > 2);
    expect(moved.length).toBeGreaterThan(0);
    const won = await rowsOf(sql<{ name: string; at: string; from: string; to: string }>`
      select o.name, s.at::text as at, s.from_state as from, s.state as to from pipeline.steps s join pipeline.opportunities o on o.id = s.opportunity_id
      where s.state = 'won' and s.from_state = 'open' and s.at::date = '2026-02-23' limit 1`);
    expect(won).toHaveLength(1);
    // The page tells it too, on its own days.
    const [one] = (await owner().get('/api/opportunities?q=Dickenson')).body.items;
    const timeline = (await owner().get(`/api/opportunities/${one.id}/timeline`)).body.items;
    expect(
      timeline.some(
        ({ type, at }: { type: string; at: string }) => type === 'opportunity.opened' && at < '2026-02-25',
      ),
    ).toBe(true);
  });

  test('the same again brings nothing new', { timeout: 60_000 }, async () => {
    const names = ['Opportunity', 'OpportunityHistory', 'Contact', 'Account'].map((name) => `${name}.csv`);
    const { done } = await bring('salesforce-export/devorg', names, lenient);
    expect(done.counts).toMatchObject({ created: 0, changed: 0, refused: 0 });
    expect(done.counts.known).toBe(done.counts.rows);
  });

  test('taken back, nothing is left but what a person has touched', { timeout: 60_000 }, async () => {
    const [{ id }] = (await rowsOf(
      sql<{ id: string }>`select id from imports.sets where state = 'done' order by id limit 1`,
    )) as [{ id: string }];
    await owner().post(`/api/imports/${id}/undo`);
    const { undo } = await home.until('owner', id, 'undone');
    expect(undo).toMatchObject({ kept: 0, left: [] });
    for (const path of ['opportunities', 'contacts', 'accounts', 'leads'])
      expect((await owner().get(`/api/${path}`)).body.items, path).toEqual([]);
  });

  test('another organisation: what has no place is left out and said', { timeout: 60_000 }, async () => {
    const names = readdirSync(new URL('workshop/', salesforce)).filter((name) => name.endsWith('.csv'));
    const { uploaded, done } = await bring('salesforce-export/workshop', names, lenient);
    expect(kindsOf(uploaded)).toEqual({
      'Account.csv': 'accounts',
      'Contact.csv': 'contacts',
      'Lead.csv': 'leads',
      'Opportunity.csv': 'opportunities',
      'Campaign.csv': 'none',
      'CampaignMember.csv': 'none',
      'Case.csv': 'none',
      'Task.csv': 'none',
    });
    const task = uploaded.files.find(({ fileName }: Shown) => fileName === 'Task.csv');
    expect(task.leftOut[0]).toMatchObject({ code: 'imports.kindNotKept' });
    const account = uploaded.files.find(({ fileName }: Shown) => fileName === 'Account.csv');
    expect(account.leftOut.at(-1).facts.headers).toContain('AnnualRevenue');
    expect(countsOf(done, 'Account.csv')).toMatchObject({ created: 22, refused: 0 });
    expect(countsOf(done, 'Contact.csv')).toMatchObject({ created: 102, refused: 0 });
    expect(countsOf(done, 'Opportunity.csv')).toMatchObject({ created: 50, refused: 0 });
    const [opportunity] = (await owner().get('/api/opportunities?q=Patterson')).body.items;
    expect(opportunity.accountName).toBe('Patterson-Hansen');
    const [contact] = await rowsOf(sql<{ created: string; name: string }>`
      select c.created_at::text as created, a.name from customers.contacts c join customers.accounts a on a.id = c.account_id
      where c.name = 'Ashley Brock'`);
    expect(contact).toMatchObject({
      name: 'Walker Henson and Compton',
      created: expect.stringContaining('2024-01-23'),
    });
  });
});

test.skipIf(!existsSync(cards))(
  'cards of phones and mail programs become contacts',
  { timeout: 60_000 },
  async () => {
    const names = readdirSync(cards).filter((name) => name.endsWith('.vcf'));
    const { body } = await home.upload('owner', await shared(...names.map((name) => `vcards/${name}`)));
    expect(new Set(body.files.map(({ choice }: Shown) => choice.kind))).toEqual(new Set(['contacts']));
    await owner().put(`/api/imports/${body.id}`, {
      version: body.version,
      choices: { ...body.choices, badCells: 'empty' },
    });
    await owner().post(`/api/imports/${body.id}/run`);
    const done = await home.until('owner', body.id, 'done');
    // Cards that name nobody, only an address, are told.
    const { items } = (await owner().get(`/api/imports/${body.id}/rows?did=refused`)).body;
    expect(
      items.every(({ reasons }: { reasons: { code: string }[] }) => reasons[0]!.code === 'imports.nameless'),
    ).toBe(true);
    expect(items.length).toBeLessThan(4);
    expect(done.counts.created).toBeGreaterThan(8);
    const found = (await owner().get('/api/contacts?q=Doe')).body.items;
    expect(found.length).toBeGreaterThan(0);
  },
);
