import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';

/**
 * Seals a secret that must be readable again (a TOTP secret, a mail password), bound to what it belongs to: copied to another
 * row it doesn't open.
 * @param key 32 bytes, kept outside the database (secret-key.ts)
 * @param owner what it belongs to, such as the person's id
 */
export function seal(key: Buffer, text: string, owner: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', iv, cipher.getAuthTag(), sealed]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.');
}

/** Opens what `seal` made. Throws when the key, the owner or the text is another. */
export function unseal(key: Buffer, sealed: string, owner: string): string {
  const [version, iv, tag, text] = sealed.split('.');
  if (version !== 'v1' || !iv || !tag || text === undefined)
    throw new Error('Not a sealed secret of this version.');
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'))
    .setAAD(Buffer.from(owner))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}
