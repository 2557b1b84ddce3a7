import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

/** A page that lies open longer gets a fresh token with its answers still in it. */
const hours = 24;

export type OpenedPage = { nonce: string; openedAt: Date };

/** Signs when a form's page was made, so that the time until it is sent can't be made up. */
export type PageTokens = {
  issue: (formKey: string, now: Date) => string;
  /** Refused with `form.badToken` (forged, or of another form) or `form.oldToken`. */
  read: (formKey: string, token: string, now: Date) => Outcome<OpenedPage>;
};

export function pageTokens(secretKey: Buffer): PageTokens {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yaosu form pages', 32));
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    issue(formKey, now) {
      const body = `${now.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`;
      return `${body}.${sign(`${formKey}.${body}`).toString('base64url')}`;
    },
    read(formKey, token, now) {
      const [time = '', nonce = '', mac = '', ...more] = token.split('.');
      const given = Buffer.from(mac, 'base64url');
      const right = sign(`${formKey}.${time}.${nonce}`);
      if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right))
        return refuse('form.badToken');
      const openedAt = new Date(Number.parseInt(time, 36));
      if (now.getTime() - openedAt.getTime() > hours * 3_600_000) return refuse('form.oldToken');
      return accept({ nonce, openedAt });
    },
  };
}
