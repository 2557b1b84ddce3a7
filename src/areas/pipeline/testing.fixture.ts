import { newId } from '../../kernel/ids.ts';
import { type Answer, type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { madeCustomer } from './store.fixture.ts';

/** Reasons that every company begins with. */
export const reason = {
  price: '0197c000-0000-7000-8000-000000000031',
  fit: '0197c000-0000-7000-8000-000000000021',
};

export const key = () => ({ 'idempotency-key': newId() });

/** A small company with a customer of its salesperson, and what tests of opportunities do over and over. */
export type PipelineTest = {
  own: TestApp;
  customer: { accountId: string; contactId: string };
  /** The five shipped stages, first to last. */
  stages: string[];
  sales(): ReturnType<TestApp['as']>;
  /** Opens one and reads it. */
  open(values?: object, who?: TestPerson): Promise<Answer['body']>;
  /** What takes one through to being won. */
  ready(): object;
  /** A visit with the customer's contact. */
  call(id: string, contactIds?: string[]): Promise<Answer>;
  /** To another stage, in the version it has now. */
  move(id: string, stageId: string, more?: object, who?: TestPerson): Promise<Answer>;
};

export async function pipelineTest(): Promise<PipelineTest> {
  const own = await testApp();
  const customer = await madeCustomer(own, '苏州精工', own.people.sales, own.teams.east);
  const board = await own.as('owner').get('/api/opportunities/board');
  const stages = board.body.columns.map((column: { stageId: string }) => column.stageId);
  return {
    own,
    customer,
    stages,
    sales: () => own.as('sales'),
    async open(values = {}, who = 'sales') {
      const { status, body } = await own
        .as(who)
        .post('/api/opportunities', { name: '压铸线改造', ...values }, key());
      if (status !== 201) throw new Error(`not opened: ${JSON.stringify(body)}`);
      return (await own.as(who).get(`/api/opportunities/${body.id}`)).body;
    },
    ready: () => ({
      accountId: customer.accountId,
      people: [{ contactId: customer.contactId, role: 'decisionMaker' }],
      products: ['压铸机'],
      amount: '800000',
      expectedClose: '2030-06-30',
      nextStep: '约时间',
    }),
    call: (id, contactIds = [customer.contactId]) =>
      own
        .as('sales')
        .post(
          `/api/opportunities/${id}/communications`,
          { kind: 'visit', direct: true, outcome: 'reached', said: '谈了预算', contactIds },
          key(),
        ),
    async move(id, stageId, more = {}, who = 'sales') {
      const { body } = await own.as(who).get(`/api/opportunities/${id}`);
      return own
        .as(who)
        .post(`/api/opportunities/${id}/stage`, { version: body.version, stageId, ...more }, key());
    },
  };
}
