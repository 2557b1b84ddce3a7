import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { actorOfPerson } from '../../../platform/auth/identify.ts';
import { proposeMapping } from '../../../platform/import-export/mapping.ts';
import { type TestApp, type TestPerson, testApp } from '../../../platform/testing/test-app.ts';
import { customerTargets } from './fields.ts';
import { type MappedCell, readCustomerRow } from './read-row.ts';
import { type OnSame, takeCustomerRow } from './take-row.ts';

const style = { country: 'CN', customKinds: { account: { grade: 'number' }, contact: {} } } as const;
const cells = (row: Record<string, string>): MappedCell[] =>
  Object.entries(row).map(([field, text]) => ({ field, text }));

describe('columns', () => {
  test('headers of a usual Chinese file find their fields', () => {
    const header = [
      '客户名称',
      '简称',
      '统一社会信用代码',
      '客户类型',
      '联系人',
      '部门',
      '手机',
      '公司电话',
      '付款条件',
      '生日',
    ];
    const found = proposeMapping(header, [], [...customerTargets]).map(({ field }) => field);
    expect(found).toEqual([
      'company',
      'shortName',
      'creditCode',
      'kind',
      'name',
      'department',
      'phone',
      'companyPhone',
      'paymentTerms',
      'birthday',
    ]);
  });

  test('and those of an English one', () => {
    const header = [
      'Account Name',
      'Parent Account',
      'First Name',
      'Last Name',
      'Job Title',
      'Email',
      'Payment Terms',
    ];
    const found = proposeMapping(header, [], [...customerTargets]).map(({ field }) => field);
    expect(found).toEqual(['company', 'parent', 'firstName', 'lastName', 'title', 'email', 'paymentTerms']);
  });
});

describe('a row', () => {
  test('becomes a company and a person, each with what is theirs', () => {
    const { row, problems } = readCustomerRow(
      cells({
        company: '苏州恒达精密机械有限公司',
        kind: '經銷商',
        creditCode: '91350100-M000100Y43',
        companyPhone: '0512-66668888',
        lastName: '欧阳',
        firstName: '锋',
        role: '决策人',
        phone: '138 0013 8001',
        birthday: '1980/5/3',
        note: '老客户',
        'account.custom:grade': '1,200',
      }),
      style,
    );
    expect(problems).toEqual([]);
    expect(row?.account).toMatchObject({
      name: '苏州恒达精密机械有限公司',
      kind: 'dealer',
      creditCode: '91350100M000100Y43',
      phones: ['+8651266668888'],
      custom: { grade: 1200 },
    });
    expect(row?.contact).toMatchObject({
      name: '欧阳锋',
      role: 'decision',
      phones: ['+8613800138001'],
      birthday: '1980-05-03',
      note: '老客户',
    });
  });

  test('without a person: the number is the company’s', () => {
    const { row } = readCustomerRow(
      cells({ company: '恒达', phone: '0512-66668888', note: '老客户' }),
      style,
    );
    expect(row).toMatchObject({ account: { phones: ['+8651266668888'], note: '老客户' }, contact: null });
  });

  test('what can’t be understood is told by its column, the rest is taken', () => {
    const { row, problems } = readCustomerRow(
      [
        ...cells({
          company: '恒达',
          name: '王芳',
          creditCode: '123',
          role: '大老板',
          birthday: 'soon',
          currency: '人民币',
        }),
        { field: 'phone', text: 'later' },
        { field: 'phone', text: '13800138001' },
      ],
      style,
    );
    expect(row?.contact).toMatchObject({ name: '王芳', phones: ['+8613800138001'], role: null });
    expect(row?.account).not.toHaveProperty('creditCode');
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'birthday',
      'creditCode',
      'currency',
      'phone',
      'role',
    ]);
  });

  test('a row that names nobody is none; a name as long as a page is a mapping gone wrong', () => {
    expect(readCustomerRow(cells({ region: '江苏' }), style)).toMatchObject({
      row: null,
      problems: [{ code: 'customerRow.nobody' }],
    });
    expect(readCustomerRow(cells({ company: 'x'.repeat(501) }), style).problems[0]).toMatchObject({
      code: 'import.tooLong',
      field: 'company',
    });
  });
});

describe('taken', () => {
  let app: TestApp;
  const actors = {} as Record<TestPerson, Actor>;
  beforeAll(async () => {
    app = await testApp();
    for (const person of ['sales', 'otherSales', 'owner'] as const)
      actors[person] = (await actorOfPerson(app.db, app.people[person]))!;
  });
  afterAll(() => app.drop());

  const take = (person: TestPerson, row: Record<string, string>, onSame: OnSame = 'fill') =>
    app.db.write(actors[person], (tx) =>
      takeCustomerRow(tx, readCustomerRow(cells(row), style).row!, { importId: newId(), onSame }),
    );
  const account = async (id: string) => (await app.as('owner').get(`/api/accounts/${id}`)).body;
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error as Refusal).code,
    );

  test('opens what isn’t there; the same row again does nothing', async () => {
    const row = { company: '无锡远航泵业有限公司', region: '江苏', name: '单雪', phone: '13912345670' };
    const first = await take('sales', row);
    expect([first.account?.did, first.contact?.did]).toEqual(['opened', 'opened']);
    const again = await take('sales', row, 'replace');
    expect(again).toMatchObject({
      account: { id: first.account!.id, did: 'found' },
      contact: { id: first.contact!.id, did: 'found' },
      leftOut: [],
    });
    expect((await account(first.account!.id)).version).toBe(1);
  });

  test('fills what is empty, overwrites only when asked to, leaves when asked to', async () => {
    const { id } = (await take('sales', { company: '常熟立新轴承厂', region: '江苏', kind: '经销商' }))
      .account!;
    const news = {
      company: '常熟立新轴承厂',
      region: '上海',
      industry: '轴承',
      companyPhone: '0512-52223344',
    };
    expect((await take('sales', news, 'leave')).account?.did).toBe('found');
    expect(await account(id)).toMatchObject({ region: '江苏', industry: null });
    expect((await take('sales', news)).account?.did).toBe('changed');
    expect(await account(id)).toMatchObject({
      region: '江苏',
      industry: '轴承',
      kind: 'dealer',
      phones: ['+8651252223344'],
    });
    await take('sales', { company: '常熟立新轴承厂', region: '上海' }, 'replace');
    expect(await account(id)).toMatchObject({ region: '上海', industry: '轴承', kind: 'dealer' });
  });

  test('a second person of the company is added to it; a person who works elsewhere stays there', async () => {
    const first = await take('sales', {
      company: '南通海安电机有限公司',
      name: '秦川',
      phone: '13712345671',
    });
    const second = await take('sales', { company: '南通海安电机', name: '白露', phone: '13712345672' });
    expect(second.account).toMatchObject({ id: first.account!.id, did: 'found' });
    expect((await account(first.account!.id)).contacts).toBe(2);
    const moved = await take('sales', {
      company: '泰州高港机床有限公司',
      name: '秦川',
      phone: '13712345671',
    });
    expect(moved.leftOut).toEqual(['workplace']);
    expect(moved.contact).toMatchObject({ id: first.contact!.id, did: 'found' });
  });

  test('a parent is found or opened, and a circle is refused', async () => {
    const branch = await take('sales', { company: '恒力重工苏州分公司', parent: '恒力重工集团有限公司' });
    const { parentId, parentName } = await account(branch.account!.id);
    expect(parentName).toBe('恒力重工集团有限公司');
    const other = await take('sales', { company: '恒力重工大连分公司', parent: '恒力重工集团' });
    expect((await account(other.account!.id)).parentId).toBe(parentId);
    expect(await codeOf(take('sales', { company: '恒力重工集团', parent: '恒力重工苏州分公司' }))).toBe(
      'account.hierarchyLoop',
    );
  });

  test('what is a colleague’s is refused with their name, and nothing of the row is written', async () => {
    await take('otherSales', { company: '广州南方轴承有限公司', name: '黄丽', phone: '13612345673' });
    expect(await codeOf(take('sales', { company: '广州南方轴承' }))).toBe('account.duplicate');
    expect(
      await codeOf(take('sales', { company: '佛山新开的公司', name: '黄丽', phone: '13612345673' })),
    ).toBe('contact.duplicate');
    const { items } = (await app.as('owner').get(`/api/accounts?q=${encodeURIComponent('佛山新开')}`)).body;
    expect(items).toEqual([]);
  });

  test('the same name under another credit code is another company, and told', async () => {
    await take('sales', { company: '宁波精益模具有限公司', creditCode: '91350100M000100Y43' });
    const other = { company: '宁波精益模具有限公司', creditCode: '000000000000000000' };
    expect(await codeOf(take('sales', other))).toBe('account.duplicate');
  });
});
