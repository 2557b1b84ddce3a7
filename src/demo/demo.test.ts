import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Changes, Lead } from '../areas/leads/index.ts';
import { system } from '../platform/actor/actor.ts';
import { sql } from '../platform/db/sql.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { isDemoId } from './ids.ts';
import { makeDemo } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

const all = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => app.db.read(system, query);
const count = async (from: string): Promise<number> =>
  (await all(sql<{ n: number }>`select count(*) as n from ${sql.table(from)}`))[0]!.n;

type Row = Record<string, unknown> & { id: string; status: string };
type Event = {
  leadId: string;
  at: string;
  type: string;
  actorId: string;
  payload: { changes?: Changes } & Record<string, unknown>;
};

let leads: Row[];
let events: Map<string, Event[]>;

describe('the demo company', () => {
  test('is made while its progress can be watched, and the old company waits behind it', async () => {
    expect((await app.as('sales').post('/api/company/demo')).status).toBe(403);
    expect((await app.as('owner').get('/api/company/demo')).body).toMatchObject({ state: 'none' });
    expect(await app.as('owner').post('/api/company/demo')).toMatchObject({
      status: 202,
      body: { state: 'making' },
    });
    expect((await app.as('owner').post('/api/company/demo')).body.code).toBe('demo.there');
    const seen: number[] = [];
    const making = makeDemo(app.db);
    let done = false;
    void making.finally(() => {
      done = true;
    });
    while (!done) {
      seen.push((await app.as('owner').get('/api/company/demo')).body.done);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await making;
    expect(seen.some((part) => part > 0 && part < 1)).toBe(true);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const status = (await app.as('owner').get('/api/company/demo')).body;
    expect(status).toMatchObject({ state: 'ready', people: 12, realLeads: 0 });
    expect(status.leads).toBeGreaterThan(1500);
    expect((await app.as('owner').get('/api/company')).body).toMatchObject({
      name: '砺衡精密机件有限公司',
      demo: true,
    });
    leads = (await all(sql<{ row: Row }>`select to_jsonb(l) as row from leads.leads l`)).map(
      ({ row }) => row,
    );
    events = new Map();
    for (const event of await all(sql<Event>`
      select subject_id as "leadId", at, type, actor_id as "actorId", payload from platform.events where subject_kind = 'lead' order by at, seq`))
      events.set(event.leadId, [...(events.get(event.leadId) ?? []), event]);
  }, 120_000);

  test('each lead stands as its events say, field by field, from its capture on', () => {
    const wrong: string[] = [];
    const agree = (what: string, a: unknown, b: unknown): void => {
      if (JSON.stringify(a) !== JSON.stringify(b))
        wrong.push(`${what}: ${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
    };
    for (const lead of leads) {
      const [captured, ...rest] = events.get(lead.id)!;
      expect(captured).toMatchObject({ type: 'lead.captured', payload: { source: lead.source } });
      const known = new Map<string, unknown>(
        Object.entries({
          ownerId: captured!.payload.ownerId,
          status: 'new',
          firstContactAt: null,
          lastContactAt: null,
          wakeOn: null,
          disqualifiedReason: null,
        }),
      );
      let version = 1;
      for (const { type, payload, at } of rest) {
        if (at < captured!.at) wrong.push(`${lead.id} ${type} before its capture`);
        if (!['lead.commented', 'lead.responseMissed', 'qualification.evidenceMarked'].includes(type))
          version++;
        for (const [field, [before, after]] of Object.entries(payload.changes ?? {})) {
          if (known.has(field)) agree(`${lead.id} ${field} before`, before, known.get(field));
          known.set(field, after);
        }
      }
      agree(`${lead.id} version`, lead.version, version);
      for (const [field, value] of known) agree(`${lead.id} ${field}`, same(lead, field), comparable(value));
    }
    expect(wrong).toEqual([]);
  });

  test('clocks, contacts and statuses agree', async () => {
    const now = Date.now();
    for (const lead of leads) {
      const own = events.get(lead.id)!;
      const reached = own.filter(
        ({ type, payload }) => type === 'lead.contacted' && payload.outcome === 'reached',
      );
      expect(time(lead.first_contact_at)).toBe(time(reached[0]?.at));
      expect(time(lead.last_contact_at)).toBe(time(reached.at(-1)?.at));
      expect(own.every(({ at }) => Date.parse(at) <= now)).toBe(true);
      if (lead.status === 'new') expect(lead.first_contact_at).toBeNull();
      const isLate =
        lead.response_due_at !== null &&
        (time(lead.first_contact_at) ?? now) > time(lead.response_due_at)! + 60_000;
      if (isLate) expect(lead.escalated_at, lead.id).not.toBeNull();
      if (lead.owner_id === null) expect(own.some(({ type }) => type === 'lead.putBack')).toBe(true);
    }
    const wrong = await all(sql`
      select owner_id, status from (
        select owner_id, team_id, status, n from leads.tally union all select owner_id, team_id, status, -1 from leads.leads where deleted_at is null
      ) t group by owner_id, team_id, status having sum(n) <> 0`);
    expect(wrong).toEqual([]);
    expect(
      await all(
        sql`select 1 from leads.leads l left join search.documents d on d.record_id = l.id where d.record_id is null`,
      ),
    ).toEqual([]);
    expect(
      await all(
        sql`select 1 from leads.leads l where (owner_id is null) <> exists (select 1 from leads.pool p where p.lead_id = l.id)`,
      ),
    ).toEqual([]);
    const counts = (await app.as('owner').get('/api/leads/counts')).body as Record<string, number>;
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(leads.length);
  });

  test('nobody in it can be real, and everybody has something to do today', async () => {
    for (const lead of leads) {
      for (const phone of lead.phones as string[])
        expect(phone).toMatch(/^\+(861990000\d{4}|1\d{3}55501\d{2}|493023125\d{3})$/);
      for (const mail of lead.emails as string[]) expect(mail).toMatch(/\.example$/);
    }
    const work = (await app.as('owner').get('/api/leads/work')).body.items as { reason: string }[];
    expect(work.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['nextStep', 'firstResponse']));
    const idle = await all(sql<{ name: string }>`
      select p.name from people.people p where p.team_id is not null and p.capacity > 0 and right(p.id::text, 10) = 'de30c0de30' and (
        not exists (select 1 from leads.leads l where l.owner_id = p.id and l.first_contact_at is null and l.response_due_at < now() and l.status = 'new')
        or not exists (select 1 from leads.leads l where l.owner_id = p.id and l.next_step_rank <= current_date + 1))`);
    expect(idle).toEqual([]);
    expect(await count('auth.sessions')).toBe(5);
  });

  test('whose lead was converted is a customer, with the lead’s past in the timeline', async () => {
    const rows = await all(sql<{
      id: string;
      company: string;
      name: string | null;
      accountId: string | null;
    }>`
      select l.id, l.company, a.name, a.id as "accountId" from leads.leads l
      left join customers.histories h on h.of_kind = 'lead' and h.of_id = l.id and h.account_id is not null
      left join customers.accounts a on a.id = h.account_id where l.status = 'converted' and l.company <> ''`);
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.filter((row) => row.accountId === null || !isDemoId(row.accountId))).toEqual([]);
    const { items } = (await app.as('owner').get(`/api/accounts/${rows[0]!.accountId}/timeline?limit=100`))
      .body;
    const types = (items as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['account.created', 'lead.converted', 'lead.captured']));
    const phones = await all(sql<{ phone: string }>`select unnest(phones) as phone from customers.contacts`);
    for (const { phone } of phones)
      expect(phone).toMatch(/^\+(861990000\d{4}|1\d{3}55501\d{2}|493023125\d{3})$/);
    const [tree] = await all(sql<{ n: number }>`
      select count(*) as n from customers.accounts a join customers.accounts p on p.id = a.parent_id`);
    expect(tree!.n).toBeGreaterThan(4);
    expect(await count('customers.dealer_terms')).toBe(3);
    expect(await count('customers.referrals')).toBeGreaterThan(10);
    const early = await all(sql`
      select 1 from customers.referrals r join customers.accounts g on g.id = r.by_account
      where g.created_at > r.referred_on + interval '1 day'`);
    expect(early).toEqual([]);
  });

  test('each deal stands as its events say, and its steps and contacts are counted from them', async () => {
    type Deal = { row: Row; steps: { stage_id: string; state: string; from_stage_id: string | null }[] };
    const deals = await all(sql<Deal>`
      select to_jsonb(o) as row, (select jsonb_agg(to_jsonb(s) order by s.at, s.n) from pipeline.steps s where s.opportunity_id = o.id) as steps
      from pipeline.opportunities o`);
    expect(deals.length).toBeGreaterThan(500);
    const told = new Map<string, Event[]>();
    for (const event of await all(sql<Event>`
      select subject_id as "leadId", at, type, actor_id as "actorId", payload from platform.events where subject_kind = 'opportunity' order by at, seq`))
      told.set(event.leadId, [...(told.get(event.leadId) ?? []), event]);
    const wrong: string[] = [];
    for (const { row, steps } of deals) {
      const [opened, ...rest] = told.get(row.id)!;
      expect(opened!.type).toBe('opportunity.opened');
      let version = 1;
      const known = new Map<string, unknown>([['stageId', opened!.payload.stageId]]);
      for (const { payload, type } of rest) {
        if (payload.changes) version++;
        for (const [field, [before, after]] of Object.entries(payload.changes ?? {})) {
          if (
            known.has(field) &&
            JSON.stringify(comparable(known.get(field))) !== JSON.stringify(comparable(before))
          )
            wrong.push(
              `${row.id} ${type} ${field} was ${JSON.stringify(known.get(field))}, not ${JSON.stringify(before)}`,
            );
          known.set(field, after);
        }
      }
      // People stand in a table of their own; today's rate is no act of anybody.
      for (const field of ['people', ...(row.state === 'open' ? ['baseAmount'] : [])]) known.delete(field);
      if (row.version !== version) wrong.push(`${row.id} version ${row.version}, not ${version}`);
      for (const [field, value] of known)
        if (JSON.stringify(same(row as never, field)) !== JSON.stringify(comparable(value)))
          wrong.push(
            `${row.id} ${field} ${JSON.stringify(same(row as never, field))}, not ${JSON.stringify(value)}`,
          );
      if (steps.at(-1)!.stage_id !== row.stage_id || steps.at(-1)!.state !== row.state)
        wrong.push(`${row.id} ends elsewhere`);
      if (steps.some((step, n) => n > 0 && step.from_stage_id !== steps[n - 1]!.stage_id))
        wrong.push(`${row.id} jumps`);
    }
    expect(wrong).toEqual([]);
    // What the events' trigger counted is what counting them anew gives.
    const miscounted = await all(sql`
      select c.opportunity_id, c.stage_id, c.direct, c.indirect from pipeline.contact_tally c
      where c.stage_id <> '00000000-0000-0000-0000-000000000000'
      except select o.id, k.stage_id, count(*) filter (where k.direct)::int, count(*) filter (where not k.direct)::int
      from pipeline.opportunities o cross join pipeline.contacts_of(o.id) k group by 1, 2`);
    expect(miscounted).toEqual([]);
    expect(await count('pipeline.contact_tally')).toBeGreaterThan(1000);
  }, 60_000);

  test('every converted lead became a deal; the board, promises and what is wanted look alive', async () => {
    const left = await all(sql`
      select l.id from leads.leads l left join pipeline.conversions c on c.lead_id = l.id where l.status = 'converted' and c.id is null`);
    expect(left).toEqual([]);
    const [some] = await all(
      sql<{ leadId: string }>`select lead_id as "leadId" from pipeline.conversions order by at desc limit 1`,
    );
    const { outcome } = (await app.as('owner').get(`/api/conversions/of-lead/${some!.leadId}`)).body;
    expect(outcome.opportunityName).not.toBeNull();
    const unscored = await all(sql`
      select o.id from pipeline.opportunities o join leads.scores s on s.lead_id = o.lead_id where o.score is null`);
    expect(unscored).toEqual([]);
    const { columns } = (await app.as('owner').get('/api/opportunities/board')).body;
    for (const { total } of columns) expect(total).toBeGreaterThan(3);
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const last = new Date(`${month}-01T00:00:00Z`);
    const before = new Date(last.setUTCMonth(last.getUTCMonth() - 1)).toISOString().slice(0, 10);
    const forecast = (await app.as('owner').get(`/api/forecast?from=${before}&until=${month}-01`)).body;
    expect(Number(forecast.totals.won)).toBeGreaterThan(0);
    expect(Number(forecast.target)).toBeGreaterThan(0);
    expect(forecast.people.some((one: { submitted: object | null }) => one.submitted !== null)).toBe(true);
    const reasons = await all(sql<{ n: number }>`
      select count(distinct close_reason_id)::int as n from pipeline.opportunities where state = 'lost'`);
    expect(reasons[0]!.n).toBeGreaterThan(3);
  });

  test('goes in one click; what people added themselves is named first', async () => {
    const added = await app.as('sales').post('/api/leads', { name: '真客户', phones: ['+8613800138000'] });
    expect(added.status).toBe(201);
    const some = leads.find((lead) => lead.status === 'working')!;
    await app.as('owner').post(`/api/leads/${some.id}/comments`, { text: '看看' });
    const [colleague] = await all(
      sql<{
        id: string;
      }>`select id from people.people where right(id::text, 12) = (select right(owner_id::text, 12) from leads.leads
        where owner_id is not null limit 1) limit 1`,
    );
    const own = await app.as('owner').post('/api/tasks', { title: '问候', assigneeId: colleague!.id });
    expect(own.status).toBe(201);
    expect(await count('qualification.evidence')).toBeGreaterThan(1000);
    const account = (await app.as('owner').get('/api/accounts?limit=1')).body.items[0]!.id;
    const opened = await app.as('owner').post('/api/opportunities', { name: '试一试', accountId: account });
    expect([opened.status, opened.body.code]).toEqual([201, undefined]);
    const refused = await app.as('owner').delete('/api/company/demo');
    expect(refused).toMatchObject({ status: 409, body: { code: 'demo.realLeads', facts: { count: 2 } } });
    expect(await count('leads.leads')).toBe(leads.length + 1);

    const gone = await app.as('owner').delete('/api/company/demo?including=realLeads');
    expect(await count('qualification.evidence')).toBe(0);
    expect(await count('activities.tasks')).toBe(0);
    expect(gone).toMatchObject({ status: 200, body: { leads: leads.length + 1 } });
    for (const table of [
      'leads.leads',
      'leads.pool',
      'customers.accounts',
      'customers.contacts',
      'customers.referrals',
      'customers.match_keys',
      'pipeline.opportunities',
      'pipeline.steps',
      'pipeline.contact_tally',
      'pipeline.conversions',
      'pipeline.promises',
      'pipeline.targets',
      'pipeline.competitors',
      'pipeline.rates',
      'leads.turns',
      'leads.forms',
      'leads.assignment_rules',
      'platform.custom_fields',
      'platform.saved_views',
      'leads.settings',
    ])
      expect(await count(table), table).toBe(0);
    expect(
      await all(
        sql`select 1 from search.documents where kind in ('lead', 'account', 'contact', 'opportunity')`,
      ),
    ).toEqual([]);
    expect(
      await all(
        sql`select 1 from platform.events where subject_kind in ('lead', 'account', 'contact', 'opportunity') or right(actor_id::text, 10) = 'de30c0de30'`,
      ),
    ).toEqual([]);
    expect(
      (await all(sql<{ id: string }>`select id from people.people`)).filter(({ id }) => isDemoId(id)),
    ).toEqual([]);
    expect((await app.as('owner').get('/api/company')).body).toMatchObject({ name: '明德精密', demo: false });
    expect((await app.as('owner').get('/api/leads/counts')).body).toMatchObject({ new: 0, working: 0 });
    expect((await app.as('owner').delete('/api/company/demo')).body.code).toBe('demo.missing');
  });

  test('comes to nothing when it is removed while it is being made, and never stands beside real leads', async () => {
    await app.as('owner').post('/api/company/demo');
    const making = makeDemo(app.db).catch((error: { code?: string }) => error.code);
    await expect
      .poll(async () => (await app.as('owner').get('/api/company/demo')).body.done, {
        interval: 5,
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    expect((await app.as('owner').delete('/api/company/demo')).status).toBe(200);
    expect(await making).toBe('demo.missing');
    expect(await count('leads.leads')).toBe(0);
    await app.as('sales').post('/api/leads', { name: '真客户', phones: ['+8613800138000'] });
    expect((await app.as('owner').post('/api/company/demo')).body).toMatchObject({
      code: 'demo.hasLeads',
      facts: { count: 1 },
    });
  });
});

/** A field of the row, by the name that events use. */
function same(lead: Row, field: string): unknown {
  if (field.startsWith('custom.')) return comparable((lead.custom as Lead['custom'])[field.slice(7)] ?? null);
  return comparable(lead[field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] ?? null);
}

/** Times by their moment, amounts by their number. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
  if (typeof value === 'string' && /^\d+\.\d\d$/.test(value)) return Number(value);
  return value;
}

function time(value: unknown): number | null {
  return value === null || value === undefined ? null : Date.parse(value as string);
}
