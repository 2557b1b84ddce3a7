import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, type PersonPage, startCompany } from './company.ts';

/** Two files out of another system, with what usually is wrong with such files. */
const customers = `公司名称,行业,地区
苏州恒锐机械有限公司,机床与金属加工,江苏
杭州精工模具有限公司,机床与金属加工,浙江
宁波海拓液压有限公司,机床与金属加工,浙江
常州联创电机有限公司,机床与金属加工,江苏
无锡泰格自动化有限公司,机床与金属加工,江苏
佛山铭泰五金有限公司,机床与金属加公,广东
`;
const opportunities = `商机编号,客户,产品,阶段,负责人,开始日期,结单日期,金额
D-001,苏州恒锐机械有限公司,GX 主轴,赢单,陈立,2026-03-02,2026-05-20,180000
D-002,杭州精工模具有限公司,GX 主轴,赢单,陈立,2026-03-09,2026-06-11,96000
D-003,宁波海拓液压有限公司,GX主轴,丢单,陈立,2026-04-01,2026-06-30,54000
D-004,东莞新程五金有限公司,GX 主轴,赢单,陈立,2026-04-13,2026-07-02,72000
`;

let company: Company;
let folder: string;
let page: PersonPage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaosu-e2e-set-'));
  company = await startCompany('zh-CN');
  page = company.owner;
});
afterAll(async () => {
  await company?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A line of the list of problems, by what it says. */
const problem = (on: Page, words: RegExp) => on.getByRole('listitem').filter({ hasText: words });

test('files of another system come in together, put right on the way, and go again', async () => {
  const files = [join(folder, '商机.csv'), join(folder, '客户.csv')];
  await writeFile(files[0]!, opportunities);
  await writeFile(files[1]!, customers);

  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles(files);
  // What each file holds is recognised, and what goes first.
  await page.getByText('已检查').waitFor();
  const rows = page.getByRole('table').first().locator('tbody tr');
  expect(await rows.first().innerText()).toContain('客户.csv');
  await problem(page, /东莞新程五金有限公司/).waitFor();

  // A slip of the hand and one name in two ways: both are proposed, both are taken with one press.
  await problem(page, /机床与金属加公/).waitFor();
  await problem(page, /GX主轴/).waitFor();
  await page.getByRole('button', { name: /采用全部 2 条建议/ }).click();
  await page.getByText('已做的修正').waitFor();
  await expect.poll(() => problem(page, /像是/).count()).toBe(0);

  // A company that is in no file is opened, because somebody said so where it was told.
  const missing = problem(page, /东莞新程五金有限公司/);
  await missing.getByRole('combobox').click();
  await page.getByTitle('新建这家客户').last().click();
  const run = page.getByRole('button', { name: /^导入 \d+ 条/ });
  await expect
    .poll(async () => [await page.getByText('现在不能导入').count(), await run.isEnabled()])
    .toEqual([0, true]);
  await run.click();
  await page.getByText('已完成').waitFor();

  await page.getByRole('button', { name: '打开这些商机' }).click();
  await page.getByText('东莞新程五金有限公司').first().waitFor();
  await page.goto('/accounts');
  for (const company of ['佛山铭泰五金有限公司', '东莞新程五金有限公司'])
    await page.getByText(company).first().waitFor();
  await page.getByText('佛山铭泰五金有限公司').first().click();
  await page.getByText('机床与金属加工').first().waitFor();

  // All of it goes away again.
  await page.goto('/import');
  await page.getByRole('link', { name: /等 2 个文件/ }).click();
  await page.getByRole('button', { name: '撤销整个导入' }).click();
  await page.getByText('已撤销').first().waitFor();
  await page.goto('/opportunities');
  await expect.poll(() => page.getByText('东莞新程五金有限公司').count()).toBe(0);
  expect(page.complaints).toEqual([]);
});
