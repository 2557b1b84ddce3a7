import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

type Provider = { provide(key: 'postgres', value: { url: string; template: string }): void };

/**
 * Once per test run: a real PostgreSQL with a migrated template database, from which each test file takes a copy in a few
 * hundredths of a second. TEST_DATABASE_URL names another server to test against (a role that may create databases).
 */
export default async function setup(project: Provider): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? null : await startOwn();
  const url = given ?? own!.url;
  const template = `yaosu_template_${process.pid}`;
  await administer(url, `DROP DATABASE IF EXISTS ${template}`, `CREATE DATABASE ${template}`);
  await migrate({ connectionString: databaseUrl(url, template) });
  project.provide('postgres', { url, template });
  return async () => {
    if (own) await own.stop();
    else await dropDatabase(url, template);
  };
}

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const { startEmbedded } = await import('../db/embedded/index.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'yaosu-test-'));
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off' } });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/**
 * Drops a database that connections may still hold. PostgreSQL's own vacuum can't be ended by a role like ours: it is waited for.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let left = 50; ; left--) {
    try {
      return await administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    } catch (error) {
      if ((error as { code?: string }).code !== '42501' || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** Runs statements on the server's first database, one by one. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
