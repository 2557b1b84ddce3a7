import type { RunsAs } from './identity.ts';
import { databaseName, ownerRole } from './roles.ts';

/** A running PostgreSQL of our own. */
export type EmbeddedDatabase = {
  /**
   * For `pg`: the directory of the unix socket (127.0.0.1 on Windows) as host. The role owns the database; it is
   * NOSUPERUSER NOBYPASSRLS CREATEROLE CREATEDB.
   */
  connection: { host: string; port: number; user: string; password: string; database: string };
  /** The same as a postgres:// URL, for child processes and other programs. */
  url: string;
  /** e.g. `18.4` */
  version: string;
  /** How PostgreSQL, which refuses to be root, runs; `self` unless root started it. */
  runsAs: RunsAs;
  /** True when it was running already and is somebody else's to stop. */
  adopted: boolean;
  /** Of the postmaster; changes when the server had to be started again. */
  readonly pid: number;
  /** Fast shutdown; leaves the server running when it was adopted. Safe to call twice. */
  stop(): Promise<void>;
};

/** @returns how the owner role reaches the server, as a config and as a URL. */
export function describeConnection(
  { host, port }: { host: string; port: number },
  password: string,
): Pick<EmbeddedDatabase, 'connection' | 'url'> {
  const sign = `${ownerRole}:${encodeURIComponent(password)}`;
  // The host in the query wins over the one before it, for libpq and for pg; the latter keeps it a URL everywhere.
  const url = host.startsWith('/')
    ? `postgres://${sign}@localhost:${port}/${databaseName}?host=${encodeURIComponent(host)}`
    : `postgres://${sign}@${host}:${port}/${databaseName}`;
  return { connection: { host, port, user: ownerRole, password, database: databaseName }, url };
}
