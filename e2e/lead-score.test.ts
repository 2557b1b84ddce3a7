import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, type RunningSystem, startSystem } from './running-system.ts';

let browser: Browser;
let system: RunningSystem | null = null;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await system?.stop();
  system = null;
});
afterAll(() => browser.close());

/** What the page itself would send: a write of whoever is signed in there. */
async function send(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(where, {
        method: how,
        headers: {
          'X-Yaosu-Client': 'web',
          'Idempotency-Key': String(Math.random()).padEnd(24, '0'),
          ...(what && { 'content-type': 'application/json' }),
        },
        ...(what && { body: what }),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new Error(`${where}: ${JSON.stringify(answer)}`);
      return answer;
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );
}

/** The first run, with an empty company. */
async function found(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('#name').fill('陈立');
  await page.locator('#email').fill('chen.li@mingde.example');
  await page.locator('#password').fill('three brass gears and a lathe');
  await page.getByRole('button', { name: '继续' }).click();
  await page.locator('#email').waitFor({ state: 'detached' });
  await page.locator('#name').fill('明德精密机械');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.getByRole('button', { name: /从空白开始/ }).click();
  await page.getByRole('heading', { name: /陈立/ }).waitFor();
}

/** A salesperson comes in by an invitation, in a browser of their own. */
async function invite(
  manager: Page,
  url: string,
): Promise<{ page: Page & { complaints: string[] }; id: string }> {
  const { items: roles } = (await send(manager, 'GET', '/api/roles')) as {
    items: { id: string; key: string | null }[];
  };
  const role = roles.find((one) => one.key === 'sales');
  const { url: link } = await send(manager, 'POST', '/api/invitations', {
    email: 'zhou.min@mingde.example',
    roleId: role?.id,
  });
  const page = await openPage(browser, url, 'zh-CN');
  await page.goto(String(link));
  await page.locator('#name').fill('周敏');
  await page.locator('#password').fill('a lathe and three brass gears');
  await page.getByRole('button', { name: '加入' }).click();
  await page.getByRole('heading', { name: /周敏/ }).waitFor();
  const { person } = (await send(page, 'GET', '/api/session')) as { person: { id: string } };
  return { page, id: person.id };
}

test('a manager changes the card, sees who moves and publishes it; the salesperson reads the score', async () => {
  system = await startSystem('zh-CN');
  const manager = await openPage(browser, system.url, 'zh-CN');
  await found(manager, system.link);
  const sales = await invite(manager, system.url);
  const lead = await send(manager, 'POST', '/api/leads', {
    company: '宁波海川精密机械有限公司',
    name: '李工',
    phones: ['13800138000'],
    source: '展会',
    ownerId: sales.id,
  });
  await send(manager, 'POST', '/api/leads', { company: '常州远景阀门', source: '老客户推荐' });

  // What the salesperson sees before: points that make the score.
  await sales.page.goto(`/leads/${lead.id}`);
  const shown = sales.page.locator('.score-card');
  await shown.getByText('来源：展会').waitFor();
  const before = Number(await shown.locator('.y-big').first().textContent());
  await shown.getByText(`各项相加正好 ${before}`).waitFor();

  // The manager takes 展会 out of its group, and gives it three points more.
  await manager.goto('/score');
  await manager.getByRole('button', { name: /^来源/ }).click();
  await manager.getByRole('button', { name: /^展会/ }).click();
  await manager.getByRole('button', { name: '单独一组' }).click();
  const points = manager.getByLabel('“展会”的分值');
  await points.focus();
  for (let i = 0; i < 3; i++) await points.press('ArrowUp');
  const preview = manager.getByRole('complementary');
  await preview.locator('.score-moved').getByText('1 条升').waitFor();
  await preview.getByRole('link', { name: /宁波海川/ }).waitFor();

  // One step too far is taken back.
  await points.press('ArrowUp');
  await manager.keyboard.press('Control+z');
  await manager.getByRole('button', { name: '发布…' }).click();
  await manager.getByLabel('说明').fill('展会来的更值得跟');
  await manager.getByRole('button', { name: '发布', exact: true }).click();
  await manager.getByText('第 2 版 · 使用中').waitFor();

  // The score moved with it, and says why.
  await sales.page.goto(`/leads/${lead.id}`);
  await shown.getByText(`各项相加正好 ${before + 3}`).waitFor();
  // What the salesperson knows better is said, and reaches the manager.
  await shown.getByRole('button', { name: '这个分不准' }).click();
  await sales.page.getByText('偏低').click();
  await sales.page.getByLabel('说明').fill('昨天来厂里看过设备');
  await sales.page.getByRole('button', { name: '提交' }).click();
  await shown.getByText('待处理').waitFor();
  await manager.goto('/score/quality');
  await manager.getByText('昨天来厂里看过设备').waitFor();

  await shown.getByRole('link', { name: '评分卡第 2 版' }).click();
  await sales.page.getByText('展会来的更值得跟').waitFor();
  expect(await sales.page.getByRole('button', { name: /^发布/ }).count()).toBe(0);

  expect([...manager.complaints, ...sales.page.complaints]).toEqual([]);
});
