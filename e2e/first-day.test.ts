import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage, type RunningSystem, startSystem } from './running-system.ts';

let browser: Browser;
let folder: string;
let system: RunningSystem | null = null;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'yaosu-e2e-files-'));
});
afterEach(async () => {
  await system?.stop();
  system = null;
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a person reads on the screen in their language; written out here, so that a wrong word is noticed. */
const words = {
  'zh-CN': {
    begin: '开始',
    go: '继续',
    finish: '完成设置',
    importDoor: /导入您的线索/,
    runImport: '开始导入',
    seeLeads: '查看导入的线索',
    said: '说了什么',
    file: '公司名称,联系人,手机,地区\n宁波海川精密机械有限公司,李工,138 0013 8000,浙江\n广州银行股份有限公司,王敏,13900139000,广东\n',
  },
  en: {
    begin: 'Begin',
    go: 'Continue',
    finish: 'Finish',
    importDoor: /Import your leads/,
    runImport: 'Import',
    seeLeads: 'See the imported leads',
    said: 'What was said',
    file: 'Company,Contact,Phone,Region\n宁波海川精密机械有限公司,Li,+86 138 0013 8000,Zhejiang\n广州银行股份有限公司,Wang,+86 139 0013 9000,Guangdong\n',
  },
} as const;

describe.each(['zh-CN', 'en'] as const)('the first day, in %s:', (language) => {
  test('from the one-time link to an imported lead that was called', async () => {
    const say = words[language];
    system = await startSystem(language);
    const page = await openPage(browser, system.url, language);

    await page.goto(system.link);
    await page.getByRole('button', { name: say.begin }).click();
    await page.locator('#name').fill('陈立');
    await page.locator('#email').fill('chen.li@mingde.example');
    await page.locator('#password').fill('three brass gears and a lathe');
    await page.getByRole('button', { name: say.go }).click();
    // The next step's first field has the same name.
    await page.locator('#email').waitFor({ state: 'detached' });
    await page.locator('#name').fill('明德精密机械');
    await page.getByRole('button', { name: say.go }).click();
    await page.getByRole('button', { name: say.finish }).click();

    await page.getByRole('button', { name: say.importDoor }).click();
    const file = join(folder, 'leads.csv');
    await writeFile(file, say.file);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: say.runImport, exact: true }).click();
    await page.getByRole('button', { name: say.seeLeads }).click();
    await page.getByText('宁波海川精密机械有限公司').first().waitFor();

    // The other one is found by the first letters of its sound.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('gzyh');
    await page
      .getByRole('option', { name: /广州银行/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /广州银行/ }).waitFor();

    await page.keyboard.press('l');
    await page.getByLabel(say.said).fill('今年技改预算批了 60 万，最后要刘总签字。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('今年技改预算批了 60 万').first().waitFor();

    // The link worked once.
    const second = await openPage(browser, system.url, language);
    await second.goto(system.link);
    await expect(second.getByRole('button', { name: say.begin }).count()).resolves.toBe(0);
    expect(page.complaints).toEqual([]);
  });
});

test('on a phone the day fits the screen, in the dark too', async () => {
  system = await startSystem('zh-TW');
  const page = await openPage(browser, system.url, 'zh-TW', 'phone');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(system.link);
  await page.getByRole('button', { name: '開始' }).click();
  await page.locator('#name').fill('陳立');
  await page.locator('#email').fill('chen.li@mingde.example');
  await page.locator('#password').fill('three brass gears and a lathe');
  await page.getByRole('button', { name: '繼續' }).click();
  await page.locator('#email').waitFor({ state: 'detached' });
  await page.locator('#name').fill('明德精密機械');
  await page.getByRole('button', { name: '繼續' }).click();
  await page.getByRole('button', { name: '完成設定' }).click();
  await page.getByRole('button', { name: /從空白開始/ }).click();
  for (const path of ['/', '/leads', '/leads/import', '/people', '/settings']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  }
  expect(page.complaints).toEqual([]);
});
