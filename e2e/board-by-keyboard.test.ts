import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, type PersonPage, send, startCompany } from './company.ts';
import { openPage, type Screen } from './running-system.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany('en');
});
afterAll(() => company?.close());

/** A board as its owner has it before them, with a card that has the focus. */
async function before(screen: Screen, address: string, region: string, card: string): Promise<PersonPage> {
  const page = await openPage(company.browser, company.system.url, 'en', screen);
  await page.context().addCookies(await company.owner.context().cookies());
  await page.goto(address);
  await page.getByRole('region', { name: region }).getByRole('button', { name: card }).focus();
  return page;
}

/** Presses a key, as one who hears the board and goes on when told. */
async function press(page: PersonPage, key: string, told: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByText(told).waitFor({ state: 'attached', timeout: 10_000 });
}

async function openDeal(name: string) {
  const made = await send(company.owner, 'POST', '/api/opportunities', { name, nextStep: 'Visit' });
  const edit = (body: object) =>
    send(company.owner, 'PATCH', `/api/opportunities/${made.id}`, { version: made.version, ...body });
  return { id: String(made.id), edit };
}

test.each(['desktop', 'phone'] as const)(
  'a card is carried to the last column and back, on a %s',
  async (screen) => {
    const name = `Press line ${screen}`;
    await openDeal(name);
    const page = await before(screen, '/opportunities?layout=board', 'Opportunities', name);
    const columns = ['First talks', 'Need understood', 'Proposal', 'Negotiation', 'Contract', 'Won', 'Lost'];
    await press(page, 'Space', `Picked up “${name}”, which is over “First talks”`);
    for (const column of columns.slice(1)) {
      await press(page, 'ArrowRight', `“${name}” is over “${column}”`);
      const box = await page.getByRole('heading', { name: column, exact: true }).boundingBox();
      const width = page.viewportSize()!.width;
      expect(box && box.x >= 0 && box.x + box.width <= width, `${column} is in sight`).toBe(true);
    }
    // There is nothing beyond the last one.
    await page.keyboard.press('ArrowRight');
    for (const column of columns.toReversed().slice(1))
      await press(page, 'ArrowLeft', `“${name}” is over “${column}”`);
    await press(page, 'Escape', `“${name}” was put back`);
    expect(page.complaints).toEqual([]);
  },
);

test('it goes where the last key said, however fast the keys come', async () => {
  const name = 'Flange cell';
  await openDeal(name);
  const page = await before('phone', '/opportunities?layout=board', 'Opportunities', name);
  const request = page.waitForRequest((one) => one.url().endsWith('/stage'));
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Space'])
    await page.keyboard.press(key);
  const board = await send(company.owner, 'GET', '/api/opportunities/board');
  const stages = (board.columns as { stageId: string }[]).map(({ stageId }) => stageId);
  expect(JSON.parse((await request).postData()!).stageId).toBe(stages[2]);
});

test('columns that do not take the card are passed over', async () => {
  const { id } = await send(company.owner, 'POST', '/api/leads', { company: 'Yuanjing Valves' });
  const { version } = await send(company.owner, 'GET', `/api/leads/${id}`);
  const parked = { version, to: 'parked', wakeOn: '2030-01-02' };
  await send(company.owner, 'POST', `/api/leads/${id}/status`, parked);
  const page = await before('desktop', '/leads?layout=board', 'Leads', 'Yuanjing Valves');
  await press(page, 'Space', 'Picked up “Yuanjing Valves”, which is over “Parked”');
  // Qualified lies between, and a lead that sleeps must wake first.
  await press(page, 'ArrowLeft', '“Yuanjing Valves” is over “Working”');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await page.getByText('Yuanjing Valves').first().waitFor();
  await expect
    .poll(async () => (await send(company.owner, 'GET', `/api/leads/${id}`)).status, { timeout: 10_000 })
    .toBe('working');
});

test('what others change meanwhile takes no card out of the hand and refuses no move', async () => {
  const name = 'Die casting';
  const deal = await openDeal(name);
  const page = await before('desktop', '/opportunities?layout=board', 'Opportunities', name);
  await press(page, 'Space', `Picked up “${name}”`);
  await press(page, 'ArrowRight', `“${name}” is over “Need understood”`);
  // The board is read again with the card in the hand …
  const readAgain = page.waitForResponse((one) => one.url().includes('/api/opportunities/board'));
  await deal.edit({ nextStep: 'Call' });
  await readAgain;
  await press(page, 'ArrowRight', `“${name}” is over “Proposal”`);
  await press(page, 'ArrowLeft', `“${name}” is over “Need understood”`);
  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: 'Not yet ready for “Need understood”' }).waitFor();
});

test('a page that has not yet read the last change moves it all the same', async () => {
  const name = 'Tool room';
  const deal = await openDeal(name);
  const page = await openPage(company.browser, company.system.url, 'en');
  await page.context().addCookies(await company.owner.context().cookies());
  await page.route('**/api/live', (route) => route.abort());
  await page.goto(`/opportunities/${deal.id}`);
  const move = page.getByRole('button', { name: 'Move to Need understood' });
  await move.waitFor();
  await deal.edit({ category: 'bestCase' });
  await move.click();
  await page.getByRole('dialog', { name: 'Not yet ready for “Need understood”' }).waitFor();
});
