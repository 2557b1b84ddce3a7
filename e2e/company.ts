import type { Browser, Page } from 'playwright-core';
import type { Language } from '../src/kernel/language.ts';
import { launchBrowser, openPage, type RunningSystem, type Screen, startSystem } from './running-system.ts';

/** What everybody in these journeys signs up with. */
const password = 'three brass gears and a lathe';

const words = {
  'zh-CN': {
    begin: '开始',
    go: '继续',
    finish: '完成设置',
    empty: /从空白开始/,
    join: '加入',
  },
  en: { begin: 'Begin', go: 'Continue', finish: 'Finish', empty: /Start empty/, join: 'Join' },
} as const;

export type Spoken = keyof typeof words & Language;

export type PersonPage = Page & { complaints: string[] };

/** A running system with the company founded in it, and its owner before a browser. */
export type Company = {
  browser: Browser;
  system: RunningSystem;
  owner: PersonPage;
  close(): Promise<void>;
};

/** @param env further settings of the system */
export async function startCompany(language: Spoken, env: Record<string, string> = {}): Promise<Company> {
  const browser = await launchBrowser();
  let system: RunningSystem | undefined;
  const close = async () => {
    await browser.close();
    await system?.stop();
  };
  try {
    system = await startSystem(language, env);
    const owner = await openPage(browser, system.url, language);
    await found(owner, system.link, language);
    return { browser, system, owner, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first run by the one-time link: 陈立 founds 明德精密机械 and begins with an empty company. */
async function found(page: Page, link: string, language: Spoken): Promise<void> {
  const say = words[language];
  await page.goto(link);
  await page.getByRole('button', { name: say.begin }).click();
  await page.locator('#name').fill('陈立');
  await page.locator('#email').fill('chen.li@mingde.example');
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: say.go }).click();
  // The next step's first field has the same name.
  await page.locator('#email').waitFor({ state: 'detached' });
  await page.locator('#name').fill('明德精密机械');
  await page.getByRole('button', { name: say.go }).click();
  await page.getByRole('button', { name: say.finish }).click();
  await page.getByRole('button', { name: say.empty }).click();
  await page.getByRole('heading', { name: /陈立/ }).waitFor();
}

type Wish = {
  name: string;
  email: string;
  role: 'sales' | 'manager';
  language: Spoken;
  screen: Screen;
  teamId?: string;
};

/** Someone comes in by an invitation, in a browser of their own. */
export async function join(
  { browser, system, owner }: Company,
  { name, email, role: wanted, language, screen, teamId }: Wish,
): Promise<{ page: PersonPage; id: string }> {
  const { items: roles } = (await send(owner, 'GET', '/api/roles')) as {
    items: { id: string; key: string | null }[];
  };
  const role = roles.find((one) => one.key === wanted);
  const { url: link } = await send(owner, 'POST', '/api/invitations', {
    email,
    roleId: role?.id,
    ...(teamId && { teamId, leadsTeam: wanted === 'manager' }),
  });
  const page = await openPage(browser, system.url, language, screen);
  await page.goto(String(link));
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: words[language].join }).click();
  await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
  const { person } = (await send(page, 'GET', '/api/session')) as { person: { id: string } };
  return { page, id: person.id };
}

/** What the page itself would send, by whoever is signed in there. */
export async function send(
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
