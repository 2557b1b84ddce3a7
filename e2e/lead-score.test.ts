import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, join, send, startCompany } from './company.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany('zh-CN');
});
afterAll(() => company?.close());

test('a manager changes the card, sees who moves and publishes it; the salesperson reads the score', async () => {
  const manager = company.owner;
  const sales = await join(company, {
    name: '周敏',
    email: 'zhou.min@mingde.example',
    role: 'sales',
    language: 'zh-CN',
    screen: 'desktop',
  });
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
