import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { pageTokens } from './page-token.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await app.as('owner').post('/api/leads/assignment/rules', {
    name: '表单都给华东',
    conditions: [{ field: 'source', operator: 'anyOf', values: ['官网'] }],
    personId: app.people.sales,
    teamId: null,
  });
});
afterAll(() => app.drop());

const site = 'https://www.mingde.example';
const field = (key: string, over = {}) => ({ key, label: key, ...over });
const definition = (over = {}) => ({
  title: '索取样品',
  thanks: '谢谢，我们一个工作日内联系您。',
  fields: [
    field('name', { label: '姓名', required: true }),
    field('company', { label: '公司' }),
    field('phone', { label: '电话', required: true }),
    field('need', { label: '需求', kind: 'longText' }),
  ],
  source: '官网',
  campaign: '春季',
  consent: { text: '同意按隐私说明联系我', version: '2026-01', required: true },
  ...over,
});
async function makeForm(over: object = {}): Promise<{ id: string; key: string; version: number }> {
  const { body, status } = await app.as('owner').post('/api/forms', {
    name: '样品',
    language: 'zh-CN',
    definition: definition(),
    origins: [site],
    ...over,
  });
  expect(status).toBe(201);
  return body;
}

/** As if the page had been opened so many seconds ago. */
const token = (key: string, secondsAgo = 60) =>
  pageTokens(Buffer.alloc(32, 7)).issue(key, new Date(Date.now() - secondsAgo * 1000));
let made = 0;
const visitor = (over: object = {}): Record<string, string> => {
  made++;
  return {
    name: '欧阳娜',
    company: `表单测试${made}公司`,
    phone: `1370000${String(made).padStart(4, '0')}`,
    need: '要样品',
    ...over,
  };
};
/** Each from an address of its own: what comes from one and the same is counted. */
const send = (key: string, body: object, headers: Record<string, string> = {}) => {
  made++;
  return app.app.inject({
    method: 'POST',
    url: `/f/${key}`,
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: site, ...headers },
    remoteAddress: headers['x-test-address'] ?? `10.0.${made % 250}.${(made * 7) % 250}`,
  });
};
const post = (key: string, values: Record<string, string>, headers: Record<string, string> = {}) =>
  app.app.inject({
    method: 'POST',
    url: `/f/${key}`,
    payload: new URLSearchParams(values).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    remoteAddress: `10.1.${made % 250}.${(made * 7) % 250}`,
  });
const submissions = async (query: string) =>
  (await app.as('owner').get(`/api/forms/submissions?${query}`)).body.items;
const leadsOf = (company: string) =>
  app.db.read(
    system,
    sql<{
      id: string;
      ownerId: string | null;
    }>`select id, owner_id as "ownerId" from leads.leads where company = ${company} and deleted_at is null`,
  );

describe('the public page', () => {
  test('is plain HTML in the form’s language that only its sites may frame', async () => {
    const { key } = await makeForm();
    const page = await app.app.inject({ url: `/f/${key}?utm_source=baidu&utm_evil=1` });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${site}`,
    );
    expect(page.headers['x-frame-options']).toBeUndefined();
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.body).toContain('<html lang="zh-CN">');
    expect(page.body).toContain('<label for="q-phone">电话');
    expect(page.body).toContain('name="utm_source" value="baidu"');
    expect(page.body).not.toContain('utm_evil');
    expect(page.body).not.toMatch(/<script|style="|onclick/);
    const style = await app.app.inject({ url: '/f/style.css' });
    expect([style.statusCode, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    const alone = await makeForm({ origins: [], language: 'en' });
    const framed = await app.app.inject({ url: `/f/${alone.key}` });
    expect(framed.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(framed.body).toContain('>Send</button>');
  });

  test('is filled in, sent, thanked, and makes a lead with consent, campaign and clock, shared out by the rules', async () => {
    const { key } = await makeForm();
    const answers = visitor();
    const sent = await post(
      key,
      { ...answers, _token: token(key), _consent: 'yes', utm_source: 'baidu' },
      { origin: 'http://localhost', host: 'localhost' },
    );
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/f/${key}/thanks`]);
    expect((await app.app.inject({ url: `/f/${key}/thanks` })).body).toContain(
      '谢谢，我们一个工作日内联系您。',
    );
    const [lead] = await leadsOf(answers.company!);
    expect(lead!.ownerId).toBe(app.people.sales);
    const whole = (await app.as('sales').get(`/api/leads/${lead!.id}`)).body;
    expect(whole).toMatchObject({
      source: '官网',
      campaign: '春季',
      need: '要样品',
      utm: { utm_source: 'baidu' },
      consent: { given: true, text: '同意按隐私说明联系我', version: '2026-01' },
      status: 'new',
    });
    expect(whole.consent.ip).toMatch(/^10\.1\./);
    expect(whole.responseDueAt).not.toBeNull();
    expect(
      (await app.as('sales').get('/api/forms/submissions')).body.items.map(
        (one: { leadId: string }) => one.leadId,
      ),
    ).toContain(lead!.id);
    expect((await app.as('otherSales').get('/api/forms/submissions')).body.items).toEqual([]);
  });

  test('comes back with every answer and what to correct', async () => {
    const { key } = await makeForm();
    const back = await post(key, { name: '"><script>alert(1)</script>', phone: '12', _token: token(key) });
    expect(back.statusCode).toBe(422);
    expect(back.body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(back.body).not.toContain('<script');
    expect(back.body).toContain('电话号码不对');
    expect(back.body).toContain('请先阅读并勾选同意');
    expect(back.body).toContain('aria-invalid="true" aria-describedby="q-phone-problem"');
  });

  test('that was open for days is sent again with its answers kept', async () => {
    const { key } = await makeForm();
    const answers = visitor();
    const old = await post(key, { ...answers, _token: token(key, 90_000), _consent: 'yes' });
    expect(old.statusCode).toBe(422);
    expect(old.body).toContain('请再提交一次');
    expect(old.body).toContain(answers.phone);
    expect(await leadsOf(answers.company!)).toEqual([]);
  });

  test('is not there when switched off, deleted, or never made', async () => {
    const form = await makeForm();
    await app.as('owner').patch(`/api/forms/${form.id}`, { version: 1, active: false });
    for (const key of [form.key, 'nonexistent-key1', '..%2f..%2fetc', 'a'.repeat(60)])
      expect((await app.app.inject({ url: `/f/${key}`, headers: { accept: 'text/html' } })).statusCode).toBe(
        404,
      );
    expect(
      (await send(form.key, { fields: visitor(), token: token(form.key), consent: true })).statusCode,
    ).toBe(404);
  });
});

describe('sending from another site', () => {
  test('works for the sites named, with the definition to show it by', async () => {
    const { key } = await makeForm();
    const asked = await app.app.inject({ url: `/f/${key}/definition`, headers: { origin: site } });
    expect(asked.headers['access-control-allow-origin']).toBe(site);
    expect(asked.json()).toMatchObject({
      title: '索取样品',
      fields: [{ key: 'name', required: true }, {}, {}, {}],
    });
    expect(asked.json()).not.toHaveProperty('source');
    const preflight = await app.app.inject({
      method: 'OPTIONS',
      url: `/f/${key}`,
      headers: { origin: site, 'access-control-request-method': 'POST' },
    });
    expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([204, site]);
    const answers = visitor();
    const sent = await send(key, {
      fields: answers,
      token: token(key),
      consent: true,
      utm: { utm_medium: 'cpc' },
    });
    expect([sent.statusCode, sent.json().thanks]).toEqual([201, '谢谢，我们一个工作日内联系您。']);
    expect(await leadsOf(answers.company!)).toHaveLength(1);
  });

  test('is refused to all others, whatever they send', async () => {
    const { key } = await makeForm();
    const answers = visitor();
    for (const origin of [
      'https://evil.example',
      'null',
      `${site}.evil.example`,
      'http://www.mingde.example',
    ]) {
      const sent = await send(key, { fields: answers, token: token(key), consent: true }, { origin });
      expect([sent.statusCode, sent.headers['access-control-allow-origin']], origin).toEqual([
        403,
        undefined,
      ]);
      const page = await post(key, { ...answers, _token: token(key), _consent: 'yes' }, { origin });
      expect(page.statusCode, origin).toBe(403);
      const preflight = await app.app.inject({ method: 'OPTIONS', url: `/f/${key}`, headers: { origin } });
      expect(preflight.statusCode, origin).toBe(403);
    }
    expect(await leadsOf(answers.company!)).toEqual([]);
  });

  test('says what is wrong by field', async () => {
    const { key } = await makeForm();
    const sent = await send(key, { fields: { name: '王', phone: 'x' }, token: token(key) });
    expect([sent.statusCode, sent.json().problems]).toEqual([422, { phone: 'badPhone', consent: 'consent' }]);
    expect((await send(key, ['not', 'an', 'object'])).statusCode).toBe(422);
    expect((await send(key, { fields: 'x', token: { a: 1 }, consent: 1 })).statusCode).toBe(422);
  });
});

test('a company’s own field is asked, checked by its kind, and kept with the lead', async () => {
  const { body: axes } = await app.as('owner').post('/api/custom-fields', { label: '轴数', kind: 'number' });
  const { key } = await makeForm({
    definition: definition({ fields: [field('company'), field(`custom.${axes.key}`)], consent: null }),
  });
  const wrong = await send(key, {
    fields: { company: '轴数公司', [`custom.${axes.key}`]: '五' },
    token: token(key),
  });
  expect([wrong.statusCode, wrong.json().problems]).toEqual([422, { [`custom.${axes.key}`]: 'wrong' }]);
  await send(key, { fields: { company: '轴数公司', [`custom.${axes.key}`]: '5' }, token: token(key) });
  const [lead] = await leadsOf('轴数公司');
  expect((await app.as('sales').get(`/api/leads/${lead!.id}`)).body.custom).toEqual({ [axes.key]: '5' });
});

describe('guarding against machines and mischief', () => {
  test('a forged, foreign or missing token makes nothing', async () => {
    const [form, other] = [await makeForm(), await makeForm()];
    const answers = visitor();
    const good = token(form.key);
    const [, nonce, mac] = good.split('.');
    const earlier = `${(Date.now() - 3_600_000).toString(36)}.${nonce}.${mac}`;
    for (const forged of [
      '',
      'x',
      `${good}x`,
      earlier,
      token(other.key),
      `${good}.more`,
      pageTokens(Buffer.alloc(32, 8)).issue(form.key, new Date()),
    ]) {
      const sent = await send(form.key, { fields: answers, token: forged, consent: true });
      expect([sent.statusCode, sent.json().code], forged).toEqual([422, 'form.badToken']);
    }
    expect(await leadsOf(answers.company!)).toEqual([]);
  });

  test('sent twice, also at the same moment, is one lead; another content by the same page is looked at', async () => {
    const { id, key } = await makeForm();
    const answers = visitor();
    const body = { fields: answers, token: token(key), consent: true };
    const sent = await Promise.all([1, 2, 3, 4].map(() => send(key, body, { 'x-test-address': '10.9.0.1' })));
    expect(sent.map((one) => one.statusCode)).toEqual([201, 201, 201, 201]);
    expect(await leadsOf(answers.company!)).toHaveLength(1);
    expect(await submissions(`formId=${id}`)).toHaveLength(1);
    const events = await app.db.read(
      system,
      sql<{
        n: number;
      }>`select count(*) as n from platform.events where type = 'lead.askedAgain' and payload ->> 'formId' = ${id}`,
    );
    expect(events[0]!.n).toBe(0);

    const other = visitor();
    expect((await send(key, { ...body, fields: other })).statusCode).toBe(201);
    expect(await leadsOf(other.company!)).toEqual([]);
    expect((await submissions(`formId=${id}&state=quarantined`))[0]).toMatchObject({
      reasons: ['replayed'],
      fields: other,
    });
  });

  test('traps, haste, links and floods wait for a person, who lets them through or not', async () => {
    const { id, key } = await makeForm();
    const spam = visitor({ need: '[url=http://a.ru]cheap[/url] http://b.ru http://c.ru' });
    const hasty = visitor();
    const trapped = visitor();
    for (const [fields, more] of [
      [spam, {}],
      [hasty, { token: token(key, 0) }],
      [trapped, { homepage: 'http://x' }],
    ] as const)
      expect(
        (await send(key, { fields, token: token(key), consent: true, ...more })).json().thanks,
      ).toContain('谢谢');
    const waiting = await submissions(`formId=${id}&state=quarantined`);
    expect(waiting.map((one: { reasons: string[] }) => one.reasons)).toEqual([
      ['trap'],
      ['tooFast'],
      ['links', 'markup'],
    ]);
    for (const one of [spam, hasty, trapped]) expect(await leadsOf(one.company!)).toEqual([]);

    const at = (company: string) =>
      waiting.find((one: { fields: { company: string } }) => one.fields.company === company).id;
    expect(
      (await app.as('sales').post(`/api/forms/submissions/${at(hasty.company!)}/release`)).body.code,
    ).toBe('form.notDoubted');
    const released = await app.as('manager').post(`/api/forms/submissions/${at(hasty.company!)}/release`);
    expect(released.body).toMatchObject({ isNew: true });
    expect((await leadsOf(hasty.company!))[0]).toEqual({
      id: released.body.leadId,
      ownerId: app.people.sales,
    });
    expect(
      (await app.as('manager').post(`/api/forms/submissions/${at(hasty.company!)}/release`)).status,
    ).toBe(409);
    expect((await app.as('manager').post(`/api/forms/submissions/${at(spam.company!)}/discard`)).status).toBe(
      204,
    );
    expect(
      (await app.as('manager').post(`/api/forms/submissions/${at(spam.company!)}/undo-discard`)).status,
    ).toBe(204);
    expect(await submissions(`formId=${id}&state=quarantined`)).toHaveLength(2);

    const from = { 'x-test-address': '10.200.0.1' };
    for (let n = 0; n < 11; n++)
      await send(key, { fields: visitor(), token: token(key), consent: true }, from);
    const [last] = await submissions(`formId=${id}&state=quarantined`);
    expect(last.reasons).toEqual(['manyFromAddress']);
  });

  test('bodies too large, and texts too long for any field, make nothing', async () => {
    const { key } = await makeForm();
    const huge = visitor({ need: '长'.repeat(100_000) });
    expect((await send(key, { fields: huge, token: token(key), consent: true })).statusCode).toBe(413);
    expect((await post(key, { ...huge, _token: token(key) })).statusCode).toBe(413);
    const long = visitor({ name: 'x'.repeat(201) });
    expect((await send(key, { fields: long, token: token(key), consent: true })).json().problems).toEqual({
      name: 'tooLong',
    });
    const xml = await app.app.inject({
      method: 'POST',
      url: `/f/${key}`,
      payload: '<a/>',
      headers: { 'content-type': 'application/xml' },
    });
    expect(xml.statusCode).toBe(415);
  });

  test('HTML in a definition is shown as text, never run', async () => {
    const evil = '</title><script>alert(1)</script>"\'';
    const { key } = await makeForm({
      definition: definition({
        title: evil,
        intro: evil,
        submit: '<b>x</b>',
        thanks: evil,
        fields: [
          field('name', { label: evil, hint: evil }),
          field('size', { label: 'x', kind: 'choice', choices: [evil, '"><img src=x onerror=alert(1)>'] }),
        ],
        consent: { text: evil, version: '1', required: false },
      }),
    });
    for (const url of [`/f/${key}`, `/f/${key}/thanks`]) {
      const { body } = await app.app.inject({ url });
      expect(body).not.toMatch(/<script|<img|<b>/);
      expect(body).toContain('&lt;script&gt;');
    }
    const { body } = await app.as('owner').get('/api/forms');
    expect(body.items[0].embed).not.toContain('<script');
  });
});

describe('someone who is here already', () => {
  test('asks again without learning it: their lead is told, and is on its owner’s list', async () => {
    const { key } = await makeForm();
    const answers = visitor();
    const known = await app
      .as('otherSales')
      .post('/api/leads', { company: '旧客户', name: '赵六', phones: [answers.phone] });
    const sent = await send(key, { fields: answers, token: token(key), consent: true });
    expect([sent.statusCode, sent.json()]).toEqual([201, { thanks: '谢谢，我们一个工作日内联系您。' }]);
    expect(await leadsOf(answers.company!)).toEqual([]);
    const timeline = (await app.as('otherSales').get(`/api/leads/${known.body.id}/timeline`)).body.items;
    expect(timeline[0]).toMatchObject({
      type: 'lead.askedAgain',
      via: 'form',
      payload: { campaign: '春季' },
    });
    expect(timeline[0].payload.said).toContain('需求：要样品');
    const work = (await app.as('otherSales').get('/api/leads/work')).body.items;
    expect(work.find((one: { id: string }) => one.id === known.body.id)).toMatchObject({
      reason: 'firstResponse',
    });
    expect((await app.as('otherSales').get('/api/forms/submissions')).body.items[0]).toMatchObject({
      leadId: known.body.id,
      isNew: false,
    });
  });

  test('wakes when parked', async () => {
    const { key } = await makeForm();
    const answers = visitor();
    const known = await app.as('sales').post('/api/leads', { company: '搁置的', phones: [answers.phone] });
    const nextYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    await app
      .as('sales')
      .post(`/api/leads/${known.body.id}/status`, { version: 1, to: 'parked', wakeOn: nextYear });
    await send(key, { fields: answers, token: token(key), consent: true });
    expect((await app.as('sales').get(`/api/leads/${known.body.id}`)).body).toMatchObject({
      status: 'working',
      wakeOn: null,
    });
  });
});

describe('forms over the API', () => {
  test('are the owner’s to make and change, versioned, and come back after deleting', async () => {
    const form = await makeForm();
    expect((await app.as('manager').post('/api/forms', {})).status).toBe(403);
    expect((await app.as('owner').patch(`/api/forms/${form.id}`, { version: 4, name: 'x' })).body.code).toBe(
      'record.stale',
    );
    const read = (await app.as('manager').get(`/api/forms/${form.id}`)).body;
    expect(read).toMatchObject({ key: form.key, accepted: 0, quarantined: 0, origins: [site] });
    expect(read.embed).toContain(
      `src="http://localhost:80/f/${form.key}"`.replace(':80', read.embed.includes(':80') ? ':80' : ''),
    );
    expect((await app.as('owner').delete(`/api/forms/${form.id}?version=1`)).status).toBe(204);
    expect((await app.app.inject({ url: `/f/${form.key}` })).statusCode).toBe(404);
    expect((await app.as('owner').post(`/api/forms/${form.id}/restore`)).body.version).toBe(3);
    expect((await app.app.inject({ url: `/f/${form.key}` })).statusCode).toBe(200);
    const bad = await app
      .as('owner')
      .post('/api/forms', { name: 'x', language: 'en', definition: definition(), origins: ['*'] });
    expect(bad.body.code).toBe('form.badOrigin');
    expect((await app.as('owner').get(`/api/forms/${newId()}`)).status).toBe(404);
  });
});
