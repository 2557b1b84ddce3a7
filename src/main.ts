import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { createApp, version } from './app.ts';
import { foundPeople } from './areas/people/acts/found-people.ts';
import { type Config, type ConfigProblem, readConfig } from './config.ts';
import { jobs } from './jobs.ts';
import { Refusal } from './kernel/outcome.ts';
import { en } from './locales/en.ts';
import { zhCN } from './locales/zh-CN.ts';
import { zhTW } from './locales/zh-TW.ts';
import { makeLink, signInHours } from './platform/auth/links.ts';
import { EmbeddedDatabaseError } from './platform/db/embedded/index.ts';
import { type OpenDatabase, openDatabase } from './platform/db/open-database.ts';
import { sql } from './platform/db/sql.ts';
import { startLive } from './platform/events/live.ts';
import { serveWebApp } from './platform/http/web-app.ts';
import { addCatalogue, errorWords, translate } from './platform/i18n/translator.ts';
import { startJobs } from './platform/jobs/worker.ts';
import { traceTo } from './platform/tracing/tracing.ts';

addCatalogue('terminal', { 'zh-CN': zhCN, 'zh-TW': zhTW, en });

/** Starts everything in this process and stays until told to stop. Ends the process with 1 and a clear line when it can't. */
export async function start(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const read = readConfig(env);
  if ('problems' in read) {
    console.error(settingsInWords(read.problems, env));
    process.exit(1);
  }
  const { config } = read;
  try {
    await serve(config, env.YAOSU_SECRET);
  } catch (error) {
    console.error(inWords(error, config));
    process.exit(1);
  }
}

async function serve(config: Config, secret: string | undefined): Promise<void> {
  // Left to itself the heap grows to several times what is in use before it is cleared: measured under load, 360 MB instead of 220.
  setFlagsFromString('--heap-growing-percent=30');
  const say = (key: string, facts: Record<string, unknown> = {}): string =>
    translate(config.language, `terminal:start.${key}`, facts);
  const log = pino({ level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] });
  const stops: (() => Promise<unknown> | unknown)[] = [];
  stopOnSignal(
    stops,
    log,
    () => console.log(`\n${say('stopping')}`),
    () => console.log(say('stopped')),
  );

  if (config.otlp) {
    const { otlpTracer } = await import('./platform/tracing/otlp.ts');
    const tracer = otlpTracer(config.otlp, version);
    traceTo(tracer);
    stops.push(() => tracer.stop());
  }
  const opened = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    mode: 'start',
    secret,
    log: (message, facts) => log.debug(facts ?? {}, message),
  });
  stops.push(() => opened.close());
  const link = await found(opened, config);
  const app = await createApp({
    db: opened.db,
    schemaVersion: opened.schema.version,
    secretKey: opened.secretKey,
    uploads: join(config.dataDir, 'uploads'),
    mailHosts: config.mailHosts,
    log,
    language: config.language,
    trustProxy: config.publicUrl !== null,
  });
  await serveWebApp(app, join(import.meta.dirname, '../dist/web'));
  stops.push(await startLive(opened.db, (message, facts) => log.warn(facts, message)));
  stops.push(
    await startJobs({
      connection: opened.owner,
      db: opened.db,
      jobs: jobs({
        secretKey: opened.secretKey,
        uploads: join(config.dataDir, 'uploads'),
        insiders: config.mailHosts,
      }),
      log: (level, message, facts) => log[level](facts ?? {}, message),
    }),
  );
  stops.push(() => app.close());
  const url = await listen(app, config);
  if (Number(process.versions.node.split('.')[0]) < 22)
    console.log(say('newerNode', { version: process.versions.node }));
  if (!['127.0.0.1', 'localhost', '::1'].includes(config.host) && !config.publicUrl)
    console.log(say('openToAll', { host: config.host }));
  console.log(say('ready', { url: link ? `${url}${link}` : url }));
}

async function listen(app: FastifyInstance, { host, port, publicUrl }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') throw new Refusal('start.portTaken', { port });
    if (code === 'EACCES') throw new Refusal('start.portDenied', { port });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Refusal('start.noSuchHost', { host });
    throw error;
  }
  const address = app.server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

/** Roles and the owner on the first start. @returns a one-time link while nobody can sign in yet. */
async function found({ db }: OpenDatabase, config: Config): Promise<string | null> {
  return db.asSystem(async (tx) => {
    const { ownerId } = await foundPeople(tx, { language: config.language });
    const somebody = await tx.maybe(
      sql`select 1 from auth.credentials where password_hash is not null limit 1`,
    );
    return somebody ? null : (await makeLink(tx, ownerId, 'signIn', signInHours)).path;
  });
}

/**
 * So long each part may take to stop. Each has a shorter limit of its own (see let-go.ts, end-pool.ts, worker.ts); this one is for what
 * nobody thought of. Our own PostgreSQL may take longer on a slow disk: it ends by itself when this process has.
 */
const patience = 15_000;
async function overdue(): Promise<never> {
  await sleep(patience);
  throw new Error(`not stopped after ${patience / 1000} s`);
}

/** The first signal stops in order, last started first; a second one ends at once. */
function stopOnSignal(stops: (() => unknown)[], log: Logger, begin: () => void, done: () => void): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130);
    stopping = true;
    begin();
    for (const one of stops.reverse()) {
      try {
        await Promise.race([one(), overdue()]);
      } catch (error) {
        log.error({ err: error }, 'something did not stop cleanly');
      }
    }
    done();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

/** Which settings can't be used, in the language that can be told from those that can. */
export function settingsInWords(
  problems: readonly ConfigProblem[],
  { YAOSU_LANG, LANG }: NodeJS.ProcessEnv,
): string {
  const told = readConfig({ YAOSU_LANG, LANG });
  const fallback = readConfig({ LANG });
  const language =
    'config' in told ? told.config.language : 'config' in fallback ? fallback.config.language : 'en';
  const lines = problems.map(({ variable, value, options }) =>
    translate(language, 'terminal:start.wrongSetting', {
      variable,
      value,
      expected: translate(language, `terminal:start.expected.${variable}`, { options }),
    }),
  );
  return [translate(language, 'terminal:start.wrongSettings'), ...lines].join('\n');
}

/** Why it could not start, in the terminal's language, with what to do. */
export function inWords(error: unknown, { language }: Pick<Config, 'language'>): string {
  if (error instanceof EmbeddedDatabaseError) {
    const elsewhere = error.code === 'database.dataDirectoryInUse' && error.facts.host !== undefined;
    const { title, next } = errorWords(language, `${error.code}${elsewhere ? 'Elsewhere' : ''}`, error.facts);
    return [title, error.facts.detail, next].filter(Boolean).join('\n');
  }
  if (error instanceof Refusal) {
    const { title, next } = errorWords(language, error.code, error.facts);
    return next ? `${title}\n${next}` : title;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
