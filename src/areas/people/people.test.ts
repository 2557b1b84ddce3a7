import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { sql } from '../../platform/db/sql.ts';
import { type Answer, type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { foundPeople } from './acts/found-people.ts';

let own: TestApp;
let roles: Record<string, { id: string; version: number }>;
beforeAll(async () => {
  own = await testApp();
  const { items } = (await own.as('owner').get('/api/roles')).body;
  roles = Object.fromEntries(items.map((role: { key: string }) => [role.key, role]));
});
afterAll(() => own.drop());

const person = async (id: string) => (await own.as('owner').get(`/api/people/${id}`)).body;
const edit = async (who: 'owner' | 'manager' | 'sales', id: string, change: object): Promise<Answer> =>
  own.as(who).patch(`/api/people/${id}`, { version: (await person(id)).version, ...change });
const tokenOf = (url: string) => url.split('#')[1]!;

/** Someone new, with a session of their own. */
async function join(role: string, teamId: string | null, leadsTeam = false) {
  const email = `${newId()}@mingde.example`;
  const invited = await own.as('owner').post('/api/invitations', { email, roleId: role, teamId, leadsTeam });
  const token = tokenOf(invited.body.url);
  const body = { token, name: '新同事', language: 'zh-CN', password: 'eleven blue tigers' };
  const joined = await own.anonymous.post('/api/invitations/accept', body);
  const cookie = String(joined.headers['set-cookie']).split(';')[0]!;
  return { id: invited.body.id as string, email, token, cookie };
}
const get = (url: string, cookie: string) => own.app.inject({ url, headers: { cookie } });
const send = (method: 'POST' | 'PATCH', url: string, cookie: string, payload: object) =>
  own.app.inject({ method, url, payload, headers: { cookie, 'x-yaosu-client': 'test' } });

test('a later start founds nothing twice, but the owner’s role learns what this version can do', async () => {
  const people = async () => (await own.as('owner').get('/api/people')).body.items.length;
  const before = await people();
  const again = await own.db.asSystem(async (tx) => {
    await tx.run(
      sql`update people.roles set grants = grants - 'audit.read', name = '老板' where key = 'owner'`,
    );
    return foundPeople(tx);
  });
  expect(again.ownerId).toBe(own.people.owner);
  expect(await people()).toBe(before);
  const { items } = (await own.as('owner').get('/api/roles')).body;
  expect(items).toHaveLength(4);
  const owner = items.find((role: { key: string }) => role.key === 'owner');
  expect(owner).toMatchObject({ name: '老板', grants: { 'audit.read': 'all' } });
});

describe('an invitation', () => {
  test('brings someone in with a name, a password and the rights they were invited to', async () => {
    const email = 'zhao.lei@mingde.example';
    const body = { email, roleId: roles.sales!.id, teamId: own.teams.east };
    const invited = await own.as('manager').post('/api/invitations', body);
    expect(invited.status).toBe(201);
    expect(invited.body.url).toMatch(/^http:\/\/[^/]+\/invitation#.{43}$/);
    expect(await person(invited.body.id)).toMatchObject({
      state: 'invited',
      name: 'zhao.lei',
      teamName: '华东一组',
    });
    expect((await person(invited.body.id)).invitationExpiresAt).not.toBeNull();

    const token = tokenOf(invited.body.url);
    const weak = await own.anonymous.post('/api/invitations/accept', {
      token,
      name: '赵磊',
      language: 'zh-TW',
      password: 'password12',
    });
    expect(weak.body.code).toBe('auth.passwordObvious');
    const good = { token, name: '赵磊', language: 'zh-TW', password: 'quiet river stone' };
    const joined = await own.anonymous.post('/api/invitations/accept', good);
    expect(joined.status).toBe(200);
    expect(joined.body.person).toMatchObject({ name: '赵磊', language: 'zh-TW', mustSetPassword: false });
    expect(joined.body.permissions).toMatchObject({ 'leads.read': 'own' });
    expect((await own.anonymous.post('/api/invitations/accept', good)).body.code).toBe('auth.linkInvalid');
    const signedIn = await own.anonymous.post('/api/sign-in', {
      email: email.toUpperCase(),
      password: good.password,
    });
    expect(signedIn.status).toBe(200);
    expect((await own.as('manager').post(`/api/invitations/${invited.body.id}`)).body.code).toBe(
      'people.alreadyJoined',
    );
  });

  test('sent again replaces the first link; taken back it is worthless and the address free', async () => {
    const body = { email: 'qian@mingde.example', roleId: roles.sales!.id, teamId: own.teams.east };
    const first = await own.as('owner').post('/api/invitations', body);
    expect((await own.as('owner').post('/api/invitations', body)).body.code).toBe('people.emailTaken');
    const again = await own.as('owner').post(`/api/invitations/${first.body.id}`);
    const look = async (url: string) =>
      (await own.anonymous.post('/api/auth/link/look', { token: tokenOf(url) })).status;
    expect(await look(first.body.url)).toBe(422);
    expect(await look(again.body.url)).toBe(200);
    expect((await own.as('owner').delete(`/api/invitations/${first.body.id}`)).status).toBe(204);
    expect(await look(again.body.url)).toBe(422);
    expect((await own.as('owner').post('/api/invitations', body)).status).toBe(201);
  });

  test('is not kept readable for a repeated request', async () => {
    const body = { email: 'sun@mingde.example', roleId: roles.sales!.id };
    const key = { 'idempotency-key': 'invite-once-only' };
    const first = await own.as('owner').post('/api/invitations', body, key);
    const second = await own.as('owner').post('/api/invitations', body, key);
    expect(second.body).toEqual({ ...first.body, url: null });
  });
});

describe('nobody gives more than they hold', () => {
  test('a salesperson looks after nobody', async () => {
    const refused = await edit('sales', own.people.sales, { roleId: roles.owner!.id });
    expect(refused.status).toBe(403);
    expect(
      (await own.as('sales').post('/api/invitations', { email: 'a@b.example', roleId: roles.sales!.id }))
        .status,
    ).toBe(403);
    expect((await own.as('sales').post('/api/roles', { name: 'x', grants: {} })).status).toBe(403);
    expect((await own.as('sales').post('/api/teams', { name: 'x' })).status).toBe(403);
    expect((await own.as('sales').post(`/api/people/${own.people.owner}/reset-link`)).status).toBe(403);
  });

  test('a manager makes no owner, of others or of themselves, and does not touch one', async () => {
    const codes = await Promise.all([
      edit('manager', own.people.sales, { roleId: roles.owner!.id }),
      edit('manager', own.people.manager, { roleId: roles.owner!.id }),
      edit('manager', own.people.owner, { name: '别人' }),
      own.as('manager').post(`/api/people/${own.people.owner}/reset-link`),
      own.as('manager').post(`/api/people/${own.people.owner}/second-factor/off`),
      own.as('manager').post(`/api/people/${own.people.owner}/leave`, { version: 1 }),
      own
        .as('manager')
        .post('/api/invitations', { email: 'x@y.example', roleId: roles.owner!.id, teamId: own.teams.east }),
    ]);
    for (const answer of codes) expect(answer.status).toBe(403);
    expect((await person(own.people.owner)).name).toBe('陈立');
  });

  test('a manager stays within their teams', async () => {
    const outside = await edit('manager', own.people.otherSales, { title: '经理' });
    expect(outside.body.code).toBe('people.outsideYourTeams');
    expect((await edit('manager', own.people.sales, { teamId: own.teams.south })).body.code).toBe(
      'people.outsideYourTeams',
    );
    expect((await edit('manager', own.people.sales, { teamId: null })).body.code).toBe(
      'people.outsideYourTeams',
    );
    expect((await own.as('manager').post('/api/roles', { name: 'x', grants: {} })).status).toBe(403);
    expect((await own.as('manager').post('/api/teams', { name: '顶层' })).body.code).toBe(
      'people.outsideYourTeams',
    );
    expect((await edit('manager', own.people.sales, { title: '高级销售', capacity: 50 })).body).toMatchObject(
      { capacity: 50 },
    );
  });

  test('someone who looks after all people but sees little can not widen their own view', async () => {
    const hr = await own.as('owner').post('/api/roles', {
      name: '人事',
      grants: { 'people.manage': 'all', 'leads.read': 'team' },
    });
    const wang = await join(hr.body.id, own.teams.south);
    const version = (await person(wang.id)).version;
    const codeOf = async (change: object) =>
      (await send('PATCH', `/api/people/${wang.id}`, wang.cookie, { version, ...change })).json().code;
    expect(await codeOf({ teamId: own.teams.east })).toBe('people.moreThanYouHold');
    expect(await codeOf({ roleId: roles.manager!.id })).toBe('people.moreThanYouHold');
    const role = { version: hr.body.version, grants: { 'people.manage': 'all', 'leads.read': 'all' } };
    const widened = await send('PATCH', `/api/roles/${hr.body.id}`, wang.cookie, role);
    expect(widened.json().code).toBe('people.moreThanYouHold');
    const south = (await own.as('owner').get('/api/teams')).body.items.find(
      (team: { id: string }) => team.id === own.teams.south,
    );
    expect((await edit('owner', wang.id, { leadsTeam: true })).status).toBe(200);
    const east = (await own.as('owner').get('/api/teams')).body.items.find(
      (team: { id: string }) => team.id === own.teams.east,
    );
    const moved = await send('PATCH', `/api/teams/${east.id}`, wang.cookie, {
      version: east.version,
      parentId: south.id,
    });
    expect(moved.json().code).toBe('people.moreThanYouHold');
  });
});

describe('the owner', () => {
  test('their role keeps everything', async () => {
    const { items } = (await own.as('owner').get('/api/roles')).body;
    const role = items.find((one: { key: string }) => one.key === 'owner');
    const cut = await own.as('owner').patch(`/api/roles/${role.id}`, { version: role.version, grants: {} });
    expect(cut.body.code).toBe('role.ownerFixed');
    expect((await own.as('owner').delete(`/api/roles/${role.id}`)).body.code).toBe('role.shipped');
  });
});

describe('leaving', () => {
  test('ends sessions and keys at once and says who takes over', async () => {
    const wu = await join(roles.sales!.id, own.teams.east);
    const key = (await send('POST', '/api/auth/api-keys', wu.cookie, { name: 'x' })).json().key;
    const withKey = () =>
      own.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${key}` } });
    expect((await get('/api/session', wu.cookie)).statusCode).toBe(200);
    expect((await withKey()).statusCode).toBe(200);
    const { version } = await person(wu.id);
    const heirless = await own
      .as('manager')
      .post(`/api/people/${wu.id}/leave`, { version, handOverTo: wu.id });
    expect(heirless.body.code).toBe('people.badHeir');
    const left = await own
      .as('manager')
      .post(`/api/people/${wu.id}/leave`, { version, handOverTo: own.people.sales });
    expect(left.body.state).toBe('left');
    expect((await get('/api/session', wu.cookie)).statusCode).toBe(401);
    expect((await withKey()).statusCode).toBe(401);
    const again = { email: wu.email, password: 'eleven blue tigers' };
    expect((await own.anonymous.post('/api/sign-in', again)).body.code).toBe('auth.wrongPassword');
    expect((await own.as('manager').post(`/api/people/${wu.id}/return`)).body.state).toBe('active');
    expect((await own.anonymous.post('/api/sign-in', again)).status).toBe(200);
  });
});

describe('editing', () => {
  test('a stale version gets both sides', async () => {
    const { version } = await person(own.people.readonly);
    const first = await own
      .as('owner')
      .patch(`/api/people/${own.people.readonly}`, { version, title: '财务' });
    expect(first.body.version).toBe(version + 1);
    const second = await own
      .as('owner')
      .patch(`/api/people/${own.people.readonly}`, { version, title: '总账' });
    expect(second.status).toBe(409);
    expect(second.body.facts).toMatchObject({ current: { title: '财务' }, yours: { title: '总账' } });
  });

  test('an absence must make sense', async () => {
    const backwards = await edit('owner', own.people.sales, {
      absentFrom: '2026-12-02',
      absentUntil: '2026-12-01',
    });
    expect(backwards.body.code).toBe('people.absenceBackwards');
    const away = await edit('owner', own.people.sales, {
      absentFrom: '2026-12-01',
      absentUntil: '2026-12-02',
    });
    expect(away.body).toMatchObject({ absentFrom: '2026-12-01', absentUntil: '2026-12-02' });
  });

  test('one’s own name, language and theme need no permission; one’s place does', async () => {
    const changed = await own
      .as('readonly')
      .patch('/api/profile', { name: '何静静', language: 'en', theme: 'dark' });
    expect(changed.body).toMatchObject({ name: '何静静', language: 'en', theme: 'dark' });
    const view = await own.as('readonly').get('/api/session');
    expect(view.body.person).toMatchObject({ name: '何静静', language: 'en', theme: 'dark' });
    await own.as('readonly').patch('/api/profile', { roleId: roles.owner!.id, state: 'active' });
    expect((await person(own.people.readonly)).roleName).toBe('只读');
  });

  test('a new address to sign in with asks for the password', async () => {
    const zheng = await join(roles.sales!.id, own.teams.east);
    const email = 'zheng@mingde.example';
    const refused = await send('PATCH', '/api/profile', zheng.cookie, { email });
    expect(refused.json().code).toBe('auth.wrongPassword');
    const password = 'eleven blue tigers';
    expect((await send('PATCH', '/api/profile', zheng.cookie, { email, password })).json().email).toBe(email);
  });

  test('an address is taken whatever its capitals', async () => {
    const taken = await edit('owner', own.people.sales, { email: 'OWNER@mingde.example' });
    expect(taken.body).toMatchObject({ code: 'people.emailTaken', status: 409 });
  });
});

describe('teams and roles', () => {
  test('a team moves in the tree, never below itself, and its leaders’ view follows at once', async () => {
    const owner = own.as('owner');
    const parent = (await owner.post('/api/teams', { name: '华东大区' })).body;
    const east = (await owner.get('/api/teams')).body.items.find(
      (team: { id: string }) => team.id === own.teams.east,
    );
    const head = await join(roles.manager!.id, parent.id, true);
    const canEdit = async () => {
      const { version } = await person(own.people.sales);
      return (await send('PATCH', `/api/people/${own.people.sales}`, head.cookie, { version, capacity: 80 }))
        .statusCode;
    };
    expect(await canEdit()).toBe(403);
    const moved = await owner.patch(`/api/teams/${east.id}`, { version: east.version, parentId: parent.id });
    expect(moved.body.parentId).toBe(parent.id);
    expect(await canEdit()).toBe(200);
    const { version } = (await owner.get('/api/teams')).body.items.find(
      (team: { id: string }) => team.id === parent.id,
    );
    expect((await owner.patch(`/api/teams/${parent.id}`, { version, parentId: east.id })).body.code).toBe(
      'team.loop',
    );
    expect((await owner.delete(`/api/teams/${parent.id}`)).body.code).toBe('team.notEmpty');
  });

  test('an empty team is deleted and brought back', async () => {
    const owner = own.as('owner');
    const { id } = (await owner.post('/api/teams', { name: '临时组' })).body;
    expect((await owner.delete(`/api/teams/${id}`)).status).toBe(204);
    const names = async () =>
      (await owner.get('/api/teams')).body.items.map((team: { name: string }) => team.name);
    expect(await names()).not.toContain('临时组');
    expect((await owner.post(`/api/teams/${id}/restore`)).body.name).toBe('临时组');
    expect(await names()).toContain('临时组');
  });

  test('what a role grants changes with the next request of everyone who has it', async () => {
    const owner = own.as('owner');
    const role = (await owner.post('/api/roles', { name: '实习', grants: { 'leads.read': 'own' } })).body;
    const li = await join(role.id, own.teams.east);
    const held = async () => (await get('/api/session', li.cookie)).json().permissions;
    expect(await held()).toEqual({ 'leads.read': 'own' });
    await owner.patch(`/api/roles/${role.id}`, { version: role.version, grants: { 'leads.read': 'team' } });
    expect(await held()).toEqual({ 'leads.read': 'team' });
    expect((await owner.delete(`/api/roles/${role.id}`)).body).toMatchObject({
      code: 'role.inUse',
      facts: { people: 1 },
    });
    expect(
      (await owner.post('/api/roles', { name: 'x', grants: { 'people.manage': 'own' } })).body.code,
    ).toBe('role.grantUnknown');
    expect((await owner.post('/api/roles', { name: 'x', grants: { '*': 'all' } })).body.code).toBe(
      'role.grantUnknown',
    );
  });
});

test('the list is paged, and found by part of a name', async () => {
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const page: Answer = await own.as('sales').get(`/api/people?limit=3${next ? `&cursor=${next}` : ''}`);
    seen.push(...page.body.items.map((one: { id: string }) => one.id));
    next = page.body.next;
  } while (next);
  expect(new Set(seen).size).toBe(seen.length);
  for (const id of Object.values(own.people)) expect(seen).toContain(id);
  const found = await own.as('sales').get(`/api/people?q=${encodeURIComponent('黄')}`);
  expect(found.body.items.map((one: { name: string }) => one.name)).toEqual(['黄海']);
  expect((await own.as('sales').get('/api/people?q=%25')).body.items).toEqual([]);
  expect((await own.anonymous.get('/api/people')).status).toBe(401);
});

// Last: whoever of the two leaves is signed out.
describe('owners', () => {
  test('the last one neither leaves nor loses the role, also when two give it up at once', async () => {
    const { owner } = own.people;
    expect((await edit('owner', owner, { roleId: roles.sales!.id })).body.code).toBe('people.lastOwner');
    const version = (await person(owner)).version;
    expect((await own.as('owner').post(`/api/people/${owner}/leave`, { version })).body.code).toBe(
      'people.lastOwner',
    );

    const second = await join(roles.owner!.id, null);
    const [one, two] = await Promise.all([
      own.as('owner').post(`/api/people/${owner}/leave`, { version }),
      send('POST', `/api/people/${second.id}/leave`, second.cookie, {
        version: (await person(second.id)).version,
      }),
    ]);
    expect([one.status, two.statusCode].sort()).toEqual([200, 409]);
    // Whoever is left brings the other back; leaving ended their sessions.
    const [left, stays] = one.status === 200 ? [owner, second.cookie] : [second.id, own.as('owner').cookie];
    expect((await send('POST', `/api/people/${left}/return`, stays, {})).statusCode).toBe(200);
  });
});
