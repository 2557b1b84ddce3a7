import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, join, type Spoken, startCompany } from './company.ts';
import type { Screen } from './running-system.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany('zh-CN');
});
afterAll(() => company?.close());

/** What a person reads on the screen in their language; written out here, so that a wrong word is noticed. */
const words = {
  'zh-CN': {
    sales: '周敏',
    newAccount: '新建客户',
    number: '13800138000',
    save: '保存',
    company: '宁波海川精密机械有限公司',
    twin: '宁波海川精密机械',
    buyer: '李海川',
    buyerTitle: '采购经理',
    log: '记一次沟通',
    said: '说了什么',
    told: '下半年还要两台，先看样机。',
    keep: '记下',
    addPerson: '加联系人',
    second: '王敏',
    already: '可能已经是客户了',
    anyway: '仍然新建',
    near: '可能是同一家',
    compare: '对比',
    merging: '合并两家客户',
    merge: '合并',
    merged: '合并来的',
    unmerge: '拆开',
    unmerged: /已拆开/,
  },
  en: {
    sales: 'Zhou',
    newAccount: 'New customer',
    number: '13900139000',
    save: 'Save',
    company: 'Suzhou Yuanjing Valves Co., Ltd.',
    twin: 'Suzhou Yuanjing Valves',
    buyer: 'Li Haichuan',
    buyerTitle: 'Buyer',
    log: 'Log a conversation',
    said: 'What was said',
    told: 'They want two more this year and a sample first.',
    keep: 'Log it',
    addPerson: 'Add',
    second: 'Wang Min',
    already: 'This may be a customer already',
    anyway: 'Save all the same',
    near: 'May be the same',
    compare: 'Compare',
    merging: 'Merge two customers',
    merge: 'Merge',
    merged: 'Merged into this one',
    unmerge: 'Take apart',
    unmerged: /^Taken apart/,
  },
} as const;
type Words = (typeof words)[Spoken];

const accountPage = /\/accounts\/[0-9a-f-]{36}$/;

/** Opens the form of a new customer and writes its name. */
async function begin(page: Page, name: string, say: Words): Promise<Locator> {
  await page.goto('/accounts');
  await page.getByRole('button', { name: say.newAccount }).first().click();
  const form = page.getByRole('dialog', { name: say.newAccount });
  await form.locator('#name').fill(name);
  return form;
}

/** A customer with the first person there. @returns its address */
async function open(page: Page, say: Words): Promise<string> {
  const form = await begin(page, say.company, say);
  await form.locator('#contact_name').fill(say.buyer);
  await form.locator('#contact_title').fill(say.buyerTitle);
  await form.locator('#contact_phones_0').fill(say.number);
  await form.getByRole('button', { name: say.save, exact: true }).click();
  await page.waitForURL(accountPage);
  await page.getByRole('heading', { name: say.company }).waitFor();
  return new URL(page.url()).pathname;
}

/** The page shows it from all sides: who is there, what was said, how it stands and why. */
async function work(page: Page, say: Words): Promise<void> {
  await page.getByRole('link', { name: say.buyer }).first().waitFor();
  await page.getByRole('button', { name: say.log }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel(say.said).fill(say.told);
  await panel.getByRole('button', { name: say.keep, exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await page.locator('.y-timeline').getByText(say.told).waitFor();

  await page.getByRole('button', { name: say.addPerson }).first().click();
  const person = page.getByRole('dialog');
  await person.locator('#name').fill(say.second);
  await person.getByRole('button', { name: say.save, exact: true }).click();
  await person.waitFor({ state: 'detached' });
  // From the customer to the person and back.
  await page.getByRole('link', { name: say.second }).first().click();
  await page.getByRole('heading', { name: say.second }).waitFor();
  await page.getByRole('link', { name: say.company }).first().click();
  await page.getByRole('heading', { name: say.company }).waitFor();
}

/** Somebody opens it a second time; both become one, and are taken apart again. */
async function merge(page: Page, address: string, say: Words): Promise<void> {
  const form = await begin(page, say.twin, say);
  await form.getByRole('button', { name: say.save, exact: true }).click();
  await form.getByText(say.already).waitFor();
  await form.getByRole('button', { name: say.anyway }).click();
  await page.waitForURL((url) => accountPage.test(url.pathname));
  await page.getByRole('heading', { name: say.twin, exact: true }).waitFor();

  await page.goto(address);
  await page.getByRole('heading', { name: say.near }).waitFor();
  await page.getByRole('button', { name: say.compare }).click();
  const dialog = page.getByRole('dialog', { name: say.merging });
  await dialog.getByRole('button', { name: say.merge, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(say.merged).waitFor();
  // What it had stays, and the other is no longer there.
  await page.locator('.y-timeline').getByText(say.told).waitFor();
  expect(await countOf(page)).toBe(1);

  await page.goto(address);
  await page.getByRole('button', { name: say.unmerge, exact: true }).click();
  await page.getByText(say.unmerged).first().waitFor();
  await page.getByRole('button', { name: say.compare }).waitFor();
  expect(await countOf(page)).toBe(2);
}

/** How many customers the person sees. */
async function countOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { total } = (await (await fetch('/api/accounts/total')).json()) as { total: number };
    return total;
  });
}

const journeys: { language: Spoken; screen: Screen }[] = [
  { language: 'zh-CN', screen: 'desktop' },
  { language: 'en', screen: 'phone' },
];

test.each(journeys)(
  'a customer from all sides, merged and taken apart, in $language on a $screen',
  async ({ language, screen }) => {
    const say = words[language];
    const { page } = await join(company, {
      name: say.sales,
      email: `sales.${language.toLowerCase()}@mingde.example`,
      role: 'sales',
      language,
      screen,
    });
    const address = await open(page, say);
    await work(page, say);
    await merge(page, address, say);
    expect(page.complaints).toEqual([]);
  },
);
