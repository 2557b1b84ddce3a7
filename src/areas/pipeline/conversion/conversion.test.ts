import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';

let own: TestApp;
beforeAll(async () => {
  own = await testApp();
});
afterAll(() => own.drop());

const key = () => ({ 'idempotency-key': newId() });
let n = 0;

async function lead(values: object = {}, qualified = true, who: TestPerson = 'sales'): Promise<string> {
  n++;
  const made = await own.as(who).post(
    '/api/leads',
    {
      name: `王${n}`,
      company: `苏州第${n}精工有限公司`,
      phones: [`139000000${String(n).padStart(2, '0')}`],
      product: '压铸机',
      amount: '500000',
      currency: 'CNY',
      ...values,
    },
    key(),
  );
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  if (qualified)
    await own.as(who).post(`/api/leads/${made.body.id}/status`, { version: 1, to: 'qualified' }, key());
  return made.body.id;
}

const convert = (leadId: string, more: object = {}, who: TestPerson = 'sales') =>
  own.as(who).post('/api/conversions', { leadId, ...more }, key());
const get = async (path: string, who: TestPerson = 'sales') => (await own.as(who).get(path)).body;

describe('one act', () => {
  test('makes account, contact and opportunity, and carries what was known', async () => {
    const leadId = await lead();
    await own.as('sales').post(
      `/api/leads/${leadId}/communications`,
      {
        kind: 'call',
        direct: true,
        outcome: 'reached',
        said: '今年预算五十万已经批了',
        evidence: [
          {
            dimension: 'budget',
            polarity: 'for',
            strength: 'said',
            source: 'decisionMaker',
            quote: '预算五十万已经批了',
          },
        ],
      },
      key(),
    );
    const { status, body } = await convert(leadId, { role: 'decisionMaker', nextStep: '上门看现场' });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.already).toBe(false);
    const opportunity = await get(`/api/opportunities/${body.opportunityId}`);
    expect(opportunity).toMatchObject({
      name: `苏州第${n}精工有限公司 压铸机`,
      accountId: body.accountId,
      accountName: `苏州第${n}精工有限公司`,
      involved: [{ contactId: body.contactId, role: 'decisionMaker', name: `王${n}` }],
      amount: '500000.00',
      products: ['压铸机'],
      nextStep: '上门看现场',
      leadId,
      lead: { id: leadId, title: `苏州第${n}精工有限公司` },
      ownerId: own.people.sales,
      communications: 1,
    });
    // The talk with the lead was one with this customer and this person.
    expect(opportunity.lastContactAt).not.toBeNull();
    expect(Date.parse(opportunity.involved[0].metAt)).toBe(Date.parse(opportunity.lastContactAt));
    expect((await get(`/api/leads/${leadId}`)).status).toBe('converted');
    const back = await get(`/api/conversions/of-lead/${leadId}`);
    expect(back.outcome).toMatchObject({
      opportunityId: body.opportunityId,
      conversionId: body.conversionId,
    });
    const timeline = await get(`/api/opportunities/${body.opportunityId}/timeline`);
    const types = timeline.items.map((item: { type: string }) => item.type);
    expect(types).toEqual(
      expect.arrayContaining(['opportunity.leadConverted', 'lead.contacted', 'lead.captured']),
    );
    const evidence = await own.db.asSystem((tx) =>
      tx.all(
        sql<{
          quote: string;
        }>`select quote from qualification.evidence where subject_id = ${body.opportunityId} and withdrawn_at is null`,
      ),
    );
    expect(evidence).toEqual([{ quote: '预算五十万已经批了' }]);
  });

  test('clicked twice, also at the same moment, makes one', async () => {
    const leadId = await lead();
    const [a, b] = await Promise.all([convert(leadId), convert(leadId)]);
    expect([a.status, b.status]).toEqual([201, 201]);
    expect(a.body.opportunityId).toBe(b.body.opportunityId);
    expect([a.body.already, b.body.already].sort()).toEqual([false, true]);
    const { items } = await get(
      `/api/opportunities?filter=${encodeURIComponent(JSON.stringify([{ field: 'leadId', operator: 'anyOf', values: [leadId] }]))}`,
    );
    expect(items).toHaveLength(1);
  });

  test('only a qualified lead, and only one’s own', async () => {
    const raw = await lead({}, false);
    expect((await convert(raw)).body).toMatchObject({ code: 'lead.notQualified', facts: { status: 'new' } });
    expect((await convert(await lead(), {}, 'otherSales')).status).toBe(404);
    expect((await convert(await lead(), {}, 'readonly')).status).toBe(403);
    const { body } = await own
      .as('sales')
      .post(`/api/leads/${raw}/status`, { version: 1, to: 'converted' }, key());
    expect(body.code).toBe('lead.statusImpossible');
  });

  test('when anything is refused nothing is left behind', async () => {
    const leadId = await lead();
    expect((await convert(leadId, { amount: 'viel' })).body.code).toBe('opportunity.badAmount');
    expect((await convert(leadId, { stageId: newId() })).body.code).toBe('opportunity.stageGone');
    expect((await get(`/api/leads/${leadId}`)).status).toBe('qualified');
    const found = await own.db.asSystem((tx) =>
      tx.all(sql`select 1 from customers.accounts where name = ${`苏州第${n}精工有限公司`}`),
    );
    expect(found).toEqual([]);
  });
});

describe('whom it joins', () => {
  test('the same company by the duplicate rules, and the same person there', async () => {
    const first = await lead({ company: '无锡恒力机械有限公司', name: '赵敏' });
    const one = (await convert(first)).body;
    const second = await lead({
      company: '无锡恒力机械',
      name: '赵敏',
      allowDuplicate: true,
      phones: ['13711112222'],
    });
    const preview = await get(`/api/conversions/preview?leadId=${second}`);
    expect(preview.accounts[0]).toMatchObject({ id: one.accountId, same: true });
    expect(preview.opportunities.map((it: { id: string }) => it.id)).toContain(one.opportunityId);
    const two = (await convert(second)).body;
    expect(two.accountId).toBe(one.accountId);
    expect(two.contactId).toBe(one.contactId);
    expect(two.opportunityId).not.toBe(one.opportunityId);
  });

  test('an opportunity that is there: the person comes along, the first lead stays its source', async () => {
    const one = (await convert(await lead({ company: '宁波海天重工有限公司' }))).body;
    const second = await lead({
      company: '宁波海天重工有限公司',
      name: '孙工',
      phones: ['13611112222'],
      allowDuplicate: true,
    });
    const two = (await convert(second, { opportunityId: one.opportunityId, role: 'user' })).body;
    expect(two.opportunityId).toBe(one.opportunityId);
    const opportunity = await get(`/api/opportunities/${one.opportunityId}`);
    expect(opportunity.involved.map((it: { role: string }) => it.role)).toEqual(['influencer', 'user']);
    const other = (await convert(await lead())).body;
    const third = await lead();
    expect(
      (await convert(third, { opportunityId: other.opportunityId, accountId: one.accountId })).body.code,
    ).toBe('conversion.otherAccount');
  });

  test('somebody else’s account is not entered; its owner is named', async () => {
    await convert(await lead({ company: '温州正泰' }, true, 'otherSales'), {}, 'otherSales');
    const mine = await lead({ company: '温州正泰', name: '钱总', allowDuplicate: true });
    const preview = await get(`/api/conversions/preview?leadId=${mine}`);
    expect(preview.hidden).toEqual([{ what: 'account', owner: '黄海' }]);
    const refused = await convert(mine);
    expect(refused.body).toMatchObject({ code: 'account.duplicate', facts: { owner: '黄海' } });
    expect((await convert(mine, { newAccount: true })).status).toBe(201);
  });
});

describe('taking it back', () => {
  test('the lead is qualified again, what was made is gone, and it can be done anew', async () => {
    const leadId = await lead();
    const made = (await convert(leadId)).body;
    const undone = await own.as('sales').post(`/api/conversions/${made.conversionId}/undo`, {}, key());
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect((await get(`/api/leads/${leadId}`)).status).toBe('qualified');
    for (const path of [
      `/api/opportunities/${made.opportunityId}`,
      `/api/accounts/${made.accountId}`,
      `/api/contacts/${made.contactId}`,
    ])
      expect((await own.as('sales').get(path)).status, path).toBe(404);
    expect(
      (await own.as('sales').post(`/api/conversions/${made.conversionId}/undo`, {}, key())).body.code,
    ).toBe('conversion.takenBack');
    const again = await convert(leadId);
    expect(again.body.already).toBe(false);
    expect(again.body.opportunityId).not.toBe(made.opportunityId);
  });

  test('not once something depends on it, and it says what', async () => {
    const made = (await convert(await lead())).body;
    await own
      .as('sales')
      .post(`/api/opportunities/${made.opportunityId}/comments`, { text: '客户很急' }, key());
    const undo = () => own.as('sales').post(`/api/conversions/${made.conversionId}/undo`, {}, key());
    expect((await undo()).body).toMatchObject({
      code: 'conversion.inUse',
      facts: { because: [{ what: 'opportunity', n: 1 }] },
    });
    const other = (await convert(await lead())).body;
    await own.as('sales').post('/api/opportunities', { name: '第二单', accountId: other.accountId }, key());
    const refused = await own.as('sales').post(`/api/conversions/${other.conversionId}/undo`, {}, key());
    expect(refused.body.facts.because).toEqual([{ what: 'opportunities', n: 1 }]);
  });

  test('of one that joined only what it brought', async () => {
    const one = (await convert(await lead({ company: '常州星宇车灯' }))).body;
    const second = await lead({
      company: '常州星宇车灯',
      name: '吴工',
      phones: ['13511112222'],
      allowDuplicate: true,
    });
    const two = (await convert(second, { opportunityId: one.opportunityId })).body;
    const undone = await own.as('sales').post(`/api/conversions/${two.conversionId}/undo`, {}, key());
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    const opportunity = await get(`/api/opportunities/${one.opportunityId}`);
    expect(opportunity.involved).toHaveLength(1);
    expect(opportunity.accountId).toBe(one.accountId);
  });

  test('another’s conversion is not there to be taken back', async () => {
    const made = (await convert(await lead())).body;
    expect(
      (await own.as('otherSales').post(`/api/conversions/${made.conversionId}/undo`, {}, key())).status,
    ).toBe(404);
  });
});
