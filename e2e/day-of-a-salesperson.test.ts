import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Company, join, send, startCompany } from './company.ts';
import type { Screen } from './running-system.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany('zh-CN');
});
afterAll(() => company?.close());

/** What a person reads on the screen in their language; written out here, so that a wrong word is noticed. */
const words = {
  'zh-CN': {
    company: '宁波海川精密机械有限公司',
    log: '记一次沟通',
    visit: '拜访',
    said: '说了什么',
    told: '今年技改预算批了 60 万，最后要刘总签字。',
    sentence: /^今年技改预算批了 60 万\s*预算？$/,
    marked: '已标 1 条证据',
    keep: '记下',
    budget: '预算',
    unknown: '不清楚',
    indicated: /有迹象/,
    plan: '安排一件事',
    what: '做什么',
    task: '带样品去现场试装',
    tomorrow: '明天',
    save: '保存',
    calendar: '日程',
    markDone: '把“带样品去现场试装”标为办完',
    done: '办完了：带样品去现场试装',
    undo: '撤销',
  },
  en: {
    company: 'Suzhou Yuanjing Valves Co., Ltd.',
    log: 'Log',
    visit: 'Visit',
    said: 'What was said',
    told: 'The budget of 60,000 was approved this year. Mr Liu has to sign.',
    sentence: /^The budget of 60,000 was approved this year\s*Budget\?$/,
    marked: '1 piece of evidence marked',
    keep: 'Log it',
    budget: 'Budget',
    unknown: 'Unknown',
    indicated: /Indicated/,
    plan: 'Plan something',
    what: 'What',
    task: 'Take the samples to the trial',
    tomorrow: 'Tomorrow',
    save: 'Save',
    calendar: 'Calendar',
    markDone: 'Mark “Take the samples to the trial” as done',
    done: 'Done: Take the samples to the trial',
    undo: 'Undo',
  },
} as const;
const journeys: { language: keyof typeof words; screen: Screen }[] = [
  { language: 'zh-CN', screen: 'desktop' },
  { language: 'en', screen: 'phone' },
];

describe.each(journeys)('the day of a salesperson, $language on a $screen:', ({ language, screen }) => {
  test('a visit with evidence, a task for tomorrow, done and taken back', async () => {
    const say = words[language];
    const { page } = await join(company, {
      name: '周敏',
      email: `sales.${language.toLowerCase()}@mingde.example`,
      role: 'sales',
      language,
      screen,
    });
    const lead = await send(page, 'POST', '/api/leads', {
      company: say.company,
      name: '李工',
      phones: [language === 'en' ? '13900139000' : '13800138000'],
      source: '展会',
    });
    await page.goto(`/leads/${lead.id}`);

    // Nobody knows of a budget yet.
    const budget = page.locator('.qual-row').filter({ hasText: say.budget });
    await budget.getByText(say.unknown).waitFor();

    await page.getByRole('button', { name: say.log, exact: screen === 'phone' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText(say.visit, { exact: true }).click();
    await panel.getByLabel(say.said).fill(say.told);
    await panel.getByRole('button', { name: say.sentence }).click();
    await panel.getByText(say.marked).waitFor();
    await panel.getByRole('button', { name: say.keep, exact: true }).click();
    await panel.waitFor({ state: 'detached' });

    // What was said is evidence, and the words show it.
    await budget.getByText(say.indicated).waitFor();
    await page.locator('mark').filter({ hasText: '60' }).first().waitFor();

    await page.keyboard.press('t');
    const task = page.getByRole('dialog', { name: say.plan });
    await task.getByLabel(say.what, { exact: true }).fill(say.task);
    await task.getByRole('button', { name: say.tomorrow, exact: true }).click();
    await task.getByRole('button', { name: say.save, exact: true }).click();
    await task.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say.markDone }).waitFor();

    // It stands in the calendar, with the company it is about.
    await page.getByRole('navigation').getByRole('link', { name: say.calendar }).click();
    await page.getByText(say.task).first().waitFor();
    await page.getByText(say.company).first().waitFor();
    await page.goBack();

    await page.getByRole('button', { name: say.markDone }).click();
    await page.getByText(say.done).waitFor();
    await page.getByRole('button', { name: say.markDone }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say.undo }).last().click();
    await page.getByRole('button', { name: say.markDone, pressed: false }).waitFor();

    expect(page.complaints).toEqual([]);
  });
});
