import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Language } from '../src/kernel/language.ts';
import { spawnSystem } from '../src/platform/testing/spawn-system.ts';

/** The whole system as a newcomer starts it, on a data folder of its own. */
export type RunningSystem = {
  url: string;
  /** The one-time link that the first start printed. */
  link: string;
  dataDir: string;
  stop(): Promise<void>;
};

/** @param env further settings */
export async function startSystem(
  language: Language,
  env: Record<string, string> = {},
): Promise<RunningSystem> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yaosu-e2e-'));
  const system = await spawnSystem({
    YAOSU_DATA: dataDir,
    YAOSU_LANG: language,
    YAOSU_LOG: 'warn',
    ...env,
  });
  return {
    url: system.url,
    link: system.link!,
    dataDir,
    async stop() {
      await system.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Debian's Chromium, or the one that CHROMIUM names. */
export function launchBrowser(): Promise<Browser> {
  const paths = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const executablePath = paths.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('No Chromium: install it or name it with CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

export type Screen = 'desktop' | 'phone';

/** A page as a person of this language has it before them; what the browser complains about is gathered in `complaints`. */
export async function openPage(
  browser: Browser,
  url: string,
  language: Language,
  screen: Screen = 'desktop',
): Promise<Page & { complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    viewport: screen === 'desktop' ? { width: 1440, height: 900 } : { width: 390, height: 844 },
    ...(screen === 'phone' && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
  });
  const page = (await context.newPage()) as Page & { complaints: string[] };
  page.complaints = [];
  page.on('console', (message) => {
    // A refused request is an answer, not a fault of the page.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  return page;
}
