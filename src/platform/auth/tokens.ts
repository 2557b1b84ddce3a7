import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits as 43 characters that fit a URL, a header and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a token. A fast hash is right here: 256 random bits can't be guessed, only the table could be read.
 */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
