/** The connection went before COMMIT was sent: nothing was kept, all may be done again. */
export class LostBeforeCommit extends Error {
  constructor(cause: unknown) {
    super('connection lost before commit', { cause });
  }
}

/** The connection went after COMMIT was sent and before its answer came: all of it was kept, or nothing. */
export class UnsureCommit extends Error {
  constructor(cause: unknown) {
    super('connection lost at commit', { cause });
  }
}

const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
]);

/** Errors of a server that is away for a moment: refused, reset, starting up, shutting down. */
export function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return passing.has(code) || /^Connection terminated|not queryable/.test(message);
}

/** No room left on the disk, as PostgreSQL or the operating system says it. */
export const isFull = (code: string): boolean => ['53100', 'ENOSPC', 'EDQUOT'].includes(code);
