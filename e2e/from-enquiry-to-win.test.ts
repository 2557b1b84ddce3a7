import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, join, type PersonPage, type Spoken, send, startCompany } from './company.ts';
import { openPage } from './running-system.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany('zh-CN');
});
afterAll(() => company?.close());

/** What a person reads on the screen in their language; written out here, so that a wrong word is noticed. */
const words = {
  'zh-CN': {
    team: '华东一组',
    sales: '周敏',
    manager: '吴桐',
    source: '官网询价',
    visitor: '李海川',
    company: '宁波海川精密机械有限公司',
    phone: '13800138000',
    need: '要 200 件法兰，图纸已备好，月底前报价。',
    form: { title: '索取报价', name: '姓名', company: '公司', phone: '电话', need: '您的需求', send: '提交' },
    thanks: '谢谢，我们一个工作日内联系您。',
    next: '接下来做什么',
    log: '记一次沟通',
    said: '说了什么',
    told: '今年技改预算批了 60 万，最后要我签字。',
    sentence: /^今年技改预算批了 60 万\s*预算？$/,
    marked: '已标 1 条证据',
    keep: '记下',
    budget: '预算',
    indicated: /有迹象/,
    status: /^改状态：/,
    qualify: '确认有效',
    convert: '转为商机',
    convertTitle: '把线索转为商机',
    amount: '金额',
    expected: '预计成交日',
    step: '下一步',
    first: '上门看现场，确认规格',
    opened: /已转为商机/,
    opportunities: '商机',
    over: (stage: string) => new RegExp(`在“${stage}”上$`),
    movedTo: (stage: string) => `移到${stage}`,
    toStage: (stage: string) => `移到${stage}`,
    firstStage: '初步接洽',
    needStage: '需求确认',
    quoteStage: '方案报价',
    stillMissing: '还不能移到“方案报价”',
    missingProducts: '填上产品',
    toFill: '打开商机去补',
    products: '产品',
    product: '法兰 DN200',
    quoted: '报价单第一版已发：200 件，单价 3000 元',
    note: '备注',
    sendNote: '发出',
    submit: '提交我的预测',
    submitConfirm: '提交',
    submitted: '预测已提交',
    commit: '承诺',
    bestCase: '有望',
    adjust: '调整 周敏 的预测',
    adjustConfirm: '调整',
    why: '为什么调整',
    reason: '客户还要过董事会',
    adjusted: '主管调整',
    review: '管道复盘',
    opening: '新增',
    win: '赢单',
    winReason: '交期更快',
    confirm: '确定',
    won: /恭喜/,
    total: '60万',
  },
  en: {
    team: 'South team',
    sales: 'Zhou',
    manager: 'Wu',
    source: 'Website',
    visitor: 'Li Haichuan',
    company: 'Suzhou Yuanjing Valves Co., Ltd.',
    phone: '+86 139 0013 9000',
    need: '200 flanges, drawings are ready, quote wanted by the end of the month.',
    form: {
      title: 'Ask for a quote',
      name: 'Name',
      company: 'Company',
      phone: 'Phone',
      need: 'What you need',
      send: 'Send',
    },
    thanks: 'Thank you. We call you within a working day.',
    next: 'What to do next',
    log: 'Log',
    said: 'What was said',
    told: 'The budget of 600,000 was approved this year. I sign for it.',
    sentence: /^The budget of 600,000 was approved this year\s*Budget\?$/,
    marked: '1 piece of evidence marked',
    keep: 'Log it',
    budget: 'Budget',
    indicated: /Indicated/,
    status: /^Change status: /,
    qualify: 'Qualify',
    convert: 'Convert',
    convertTitle: 'Convert the lead',
    amount: 'Amount',
    expected: 'Expected close',
    step: 'Next step',
    first: 'Visit the site and check the specification',
    opened: /Converted to/,
    opportunities: 'Opportunities',
    over: (stage: string) => new RegExp(`is over “${stage}”$`),
    movedTo: (stage: string) => `moved to ${stage}`,
    toStage: (stage: string) => `Move to ${stage}`,
    firstStage: 'First talks',
    needStage: 'Need understood',
    quoteStage: 'Proposal',
    stillMissing: 'Not yet ready for “Proposal”',
    missingProducts: 'Products',
    toFill: 'Open it to fill in',
    products: 'Products',
    product: 'Flange DN200',
    quoted: 'First quote sent: 200 pieces at 3,000',
    note: 'Note',
    sendNote: 'Send',
    submit: 'Submit my forecast',
    submitConfirm: 'Submit',
    submitted: 'Forecast submitted',
    commit: 'Commit',
    bestCase: 'Best case',
    adjust: 'Adjust Zhou’s forecast',
    adjustConfirm: 'Adjust',
    why: 'Why',
    reason: 'Their board has yet to agree',
    adjusted: 'Adjusted',
    review: 'Pipeline review',
    opening: 'New',
    win: 'Won',
    winReason: 'Faster delivery',
    confirm: 'Confirm',
    won: /Well done/,
    total: '600K',
  },
} as const;
type Words = (typeof words)[Spoken];

/** The company's web form, and a stranger who has it before them. */
async function openForm(language: Spoken): Promise<PersonPage> {
  const say = words[language];
  const field = (key: 'name' | 'company' | 'phone' | 'need') => ({
    key,
    label: say.form[key],
    required: key !== 'need',
    ...(key === 'need' && { kind: 'longText' }),
  });
  const form = await send(company.owner, 'POST', '/api/forms', {
    name: say.form.title,
    language,
    definition: {
      title: say.form.title,
      thanks: say.thanks,
      fields: [field('name'), field('company'), field('phone'), field('need')],
      source: say.source,
      campaign: null,
      consent: null,
    },
    origins: [],
  });
  const page = await openPage(company.browser, company.system.url, language, 'phone');
  await page.goto(`/f/${form.key}`);
  return page;
}

/** A team with its manager, and a salesperson who is given what comes in by the form. */
async function assemble(language: Spoken) {
  const say = words[language];
  const { id: teamId } = await send(company.owner, 'POST', '/api/teams', { name: say.team });
  const come = (name: string, role: 'sales' | 'manager', screen: 'phone' | 'desktop') =>
    join(company, {
      name,
      email: `${role}.${language.toLowerCase()}@mingde.example`,
      role,
      language,
      screen,
      teamId: String(teamId),
    });
  const sales = await come(say.sales, 'sales', 'phone');
  const manager = await come(say.manager, 'manager', 'desktop');
  await send(company.owner, 'POST', '/api/leads/assignment/rules', {
    name: say.source,
    conditions: [{ field: 'source', operator: 'anyOf', values: [say.source] }],
    personId: sales.id,
    teamId: null,
  });
  return { sales: sales.page, manager: manager.page };
}

/** The stranger writes what they want. */
async function enquire(page: PersonPage, say: Words): Promise<void> {
  await page.getByLabel(say.form.name).fill(say.visitor);
  await page.getByLabel(say.form.company).fill(say.company);
  await page.getByLabel(say.form.phone).fill(say.phone);
  await page.getByLabel(say.form.need).fill(say.need);
  await page.getByRole('button', { name: say.form.send }).click();
  await page.getByText(say.thanks).waitFor();
  expect(page.complaints).toEqual([]);
  await page.context().close();
}

/** The salesperson finds it in the day's work, calls, notes what was said as evidence, and qualifies it. */
async function qualify(page: Page, say: Words): Promise<void> {
  await page.goto('/');
  await page.getByRole('heading', { name: say.next }).waitFor();
  await page.getByRole('link', { name: say.company }).first().click();
  await page.getByText(say.need).first().waitFor();

  await page.getByRole('button', { name: say.log, exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel(say.said).fill(say.told);
  await panel.getByRole('button', { name: say.sentence }).click();
  await panel.getByText(say.marked).waitFor();
  await panel.getByRole('button', { name: say.keep, exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  await page.locator('.qual-row').filter({ hasText: say.budget }).getByText(say.indicated).waitFor();

  await page.getByRole('button', { name: say.status }).click();
  await page.getByRole('button', { name: say.qualify, exact: true }).click();
}

/** It becomes an opportunity, with what is known by now. @returns its address */
async function convert(page: Page, say: Words): Promise<string> {
  await page.getByRole('button', { name: say.convert, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: say.convertTitle });
  await dialog.getByLabel(say.amount).fill('600,000');
  await dialog.getByLabel(say.expected).fill(today());
  await dialog.getByLabel(say.step, { exact: true }).fill(say.first);
  await dialog.getByRole('button', { name: say.convert, exact: true }).click();
  await page.waitForURL(/\/opportunities\/[0-9a-f-]{36}/);
  await page.getByText(say.opened).first().waitFor();
  return new URL(page.url()).pathname;
}

/** Which day it is where the company is. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Back at the office: the same person before a large screen. */
async function atTheDesk(page: Page, language: Spoken): Promise<PersonPage> {
  const desk = await openPage(company.browser, company.system.url, language);
  await desk.context().addCookies(await page.context().cookies());
  return desk;
}

/** Moves the opportunity one column on, on the board and by the keyboard, as one who hears the board is told. */
async function moveOn(page: Page, from: string, to: string, say: Words): Promise<void> {
  await page.goto('/opportunities?layout=board');
  await page
    .getByRole('region', { name: say.opportunities })
    .getByRole('button', { name: say.company })
    .focus();
  await page.keyboard.press('Space');
  await page.getByText(say.over(from)).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText(say.over(to)).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
}

/** What a stage still wants is said before the move, filled in, and then it goes. */
async function advance(page: Page, address: string, say: Words): Promise<void> {
  await moveOn(page, say.firstStage, say.needStage, say);
  await page.getByText(say.movedTo(say.needStage)).waitFor();
  await moveOn(page, say.needStage, say.quoteStage, say);
  const missing = page.getByRole('dialog', { name: say.stillMissing });
  await missing.getByText(say.missingProducts).waitFor();
  await missing.getByRole('button', { name: say.toFill }).click();
  await page.waitForURL(`**${address}`);
  await page.getByRole('combobox', { name: say.products }).fill(say.product);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('.y-timeline').getByText(say.product).waitFor();
  await page.getByRole('button', { name: say.toStage(say.quoteStage) }).click();
  await page.getByText(say.movedTo(say.quoteStage)).waitFor();
  // What was quoted stands in the timeline until quotes have a room of their own.
  await page.getByRole('textbox', { name: say.note, exact: true }).fill(say.quoted);
  await page.getByRole('button', { name: say.sendNote, exact: true }).click();
  await page.locator('.y-timeline').getByText(say.quoted).waitFor();
}

/** The salesperson promises, the manager sees what is new and trims it. */
async function foretell(sales: Page, manager: Page, say: Words): Promise<void> {
  await sales.goto('/forecast');
  await sales.getByRole('button', { name: say.submit }).click();
  const promise = sales.getByRole('dialog');
  await promise.getByLabel(say.bestCase).fill('600000');
  await promise.getByLabel(say.commit).fill('600000');
  await promise.getByRole('button', { name: say.submitConfirm, exact: true }).click();
  await sales.getByText(say.submitted).waitFor();

  await manager.goto('/pipeline-review');
  await manager.getByRole('heading', { name: say.review }).waitFor();
  await manager.getByRole('button', { name: say.opening }).click();
  await manager.getByRole('link', { name: say.company }).first().waitFor();

  await manager.goto('/forecast');
  await manager.getByRole('button', { name: say.adjust }).click();
  const adjusting = manager.getByRole('dialog');
  await adjusting.getByLabel(say.commit).fill('300000');
  await adjusting.getByLabel(say.why).fill(say.reason);
  await adjusting.getByRole('button', { name: say.adjustConfirm, exact: true }).click();
  await row(manager, say).getByText(say.adjusted).waitFor();
}

/** The salesperson's line in the forecast. */
function row(page: Page, say: Words) {
  return page.getByRole('row', { name: new RegExp(say.sales) });
}

/** It is won, with the reason, from the phone. */
async function win(page: Page, address: string, say: Words): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: say.win, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say.winReason).click();
  await dialog.getByRole('button', { name: say.confirm, exact: true }).click();
  await page.getByText(say.won).waitFor();
  await page.getByText(say.winReason).first().waitFor();
}

test.each(['zh-CN', 'en'] as const)('from an enquiry to a won opportunity, in %s', async (language) => {
  const say = words[language];
  // Opened before the others come in: whoever has sent a form within two seconds is no person.
  const stranger = await openForm(language);
  const { sales, manager } = await assemble(language);
  await enquire(stranger, say);
  await qualify(sales, say);
  const address = await convert(sales, say);
  const desk = await atTheDesk(sales, language);
  await advance(desk, address, say);
  await foretell(sales, manager, say);
  await win(sales, address, say);

  // The manager's forecast and counts follow by themselves.
  await row(manager, say).getByRole('cell').nth(1).getByRole('link', { name: say.total }).click();
  await manager.getByRole('row', { name: new RegExp(say.company) }).waitFor();

  expect([...sales.complaints, ...desk.complaints, ...manager.complaints]).toEqual([]);
});
