import { z } from 'zod';
import { languages } from '../../kernel/language.ts';
import { contract } from '../http/contract.ts';

const scope = z.enum(['own', 'team', 'all']);

const time = z.iso.datetime();
const id = z.object({ id: z.uuid() });
const token = z.string().min(20).max(200);
const password = z.string().max(1_000);
const code = z.string().max(100);
/** Tries from one address in one process; accounts have their own, stricter count in the database. */
const triesAMinute = 120;

/** Who is signed in, what they may, and for which company. */
export const session = z.object({
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    title: z.string().nullable(),
    language: z.enum(languages),
    theme: z.enum(['system', 'light', 'dark']),
    totpOn: z.boolean(),
    mustSetPassword: z.boolean(),
  }),
  permissions: z.record(z.string(), scope),
  company: z
    .object({
      name: z.string(),
      language: z.enum(languages),
      currency: z.string(),
      timeZone: z.string(),
      demo: z.boolean(),
    })
    .nullable(),
});

const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  grants: z.record(z.string(), scope).nullable(),
  createdAt: time,
  lastUsedAt: time.nullable(),
  expiresAt: time.nullable(),
});

export const authContract = contract({
  session: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, what they may do, and the company.',
    access: 'signedIn',
    response: session,
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    summary:
      'Sign in with e-mail and password, and with a code where one is asked for; sets the session cookie.',
    access: 'public',
    body: z.object({ email: z.string().max(320), password, code: code.optional() }),
    response: session,
    errors: ['auth.wrongPassword', 'auth.codeRequired', 'auth.wrongCode', 'auth.locked'],
    rate: triesAMinute,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out: end this session and take its cookie away.',
    access: 'signedIn',
    response: null,
  },
  lookAtLink: {
    method: 'POST',
    path: '/api/auth/link/look',
    summary: 'Whom a one-time link is for, without using it up.',
    access: 'public',
    body: z.object({ token }),
    response: z.object({
      purpose: z.enum(['signIn', 'invitation', 'reset']),
      email: z.string(),
      name: z.string(),
      company: z.string().nullable(),
    }),
    errors: ['auth.linkInvalid'],
    rate: triesAMinute,
  },
  useLink: {
    method: 'POST',
    path: '/api/auth/link',
    summary: 'Sign in with a one-time link; sets the session cookie.',
    access: 'public',
    body: z.object({ token, code: code.optional() }),
    response: session,
    errors: [
      'auth.linkInvalid',
      'auth.linkIsInvitation',
      'auth.codeRequired',
      'auth.wrongCode',
      'auth.locked',
    ],
    rate: triesAMinute,
  },
  changePassword: {
    method: 'PUT',
    path: '/api/auth/password',
    summary: 'Set one’s own password; all other sessions end.',
    access: 'signedIn',
    body: z.object({ current: password.optional(), password }),
    response: null,
    errors: [
      'auth.wrongPassword',
      'auth.passwordTooShort',
      'auth.passwordTooLong',
      'auth.passwordObvious',
      'auth.locked',
      'auth.sessionRequired',
    ],
  },
  beginSecondFactor: {
    method: 'POST',
    path: '/api/auth/second-factor',
    summary: 'Begin to use an authenticator app: its secret, also as a picture to scan.',
    access: 'signedIn',
    body: z.object({ password }),
    response: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
    errors: [
      'auth.wrongPassword',
      'auth.passwordFirst',
      'auth.secondFactorOn',
      'auth.locked',
      'auth.sessionRequired',
    ],
  },
  confirmSecondFactor: {
    method: 'POST',
    path: '/api/auth/second-factor/confirm',
    summary: 'Prove with a code that the app has the secret; answers with the recovery codes, this once.',
    access: 'signedIn',
    body: z.object({ code }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
    errors: ['auth.wrongCode', 'auth.secondFactorOn', 'auth.locked', 'auth.sessionRequired'],
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/api/auth/second-factor/recovery-codes',
    summary: 'New recovery codes; the old ones stop working.',
    access: 'signedIn',
    body: z.object({ password }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
    errors: ['auth.wrongPassword', 'auth.secondFactorOff', 'auth.locked', 'auth.sessionRequired'],
  },
  endSecondFactor: {
    method: 'POST',
    path: '/api/auth/second-factor/off',
    summary: 'Ask for no more codes at sign-in.',
    access: 'signedIn',
    body: z.object({ password }),
    response: null,
    errors: ['auth.wrongPassword', 'auth.locked', 'auth.sessionRequired'],
  },
  sessions: {
    method: 'GET',
    path: '/api/auth/sessions',
    summary: 'One’s own open sessions.',
    access: 'signedIn',
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          createdAt: time,
          lastSeenAt: time,
          ip: z.string().nullable(),
          userAgent: z.string().nullable(),
          current: z.boolean(),
        }),
      ),
    }),
  },
  endSession: {
    method: 'DELETE',
    path: '/api/auth/sessions/:id',
    summary: 'End one of one’s own sessions.',
    access: 'signedIn',
    params: id,
    response: null,
  },
  endOtherSessions: {
    method: 'DELETE',
    path: '/api/auth/sessions',
    summary: 'End all of one’s own sessions but this one.',
    access: 'signedIn',
    response: z.object({ ended: z.int() }),
    errors: ['auth.sessionRequired'],
  },
  apiKeys: {
    method: 'GET',
    path: '/api/auth/api-keys',
    summary: 'One’s own API keys.',
    access: 'signedIn',
    response: z.object({ items: z.array(apiKey) }),
  },
  createApiKey: {
    method: 'POST',
    path: '/api/auth/api-keys',
    summary: 'Make an API key. It is shown this once: `key` is null when the request was repeated.',
    access: 'signedIn',
    body: z.object({
      name: z.string().trim().min(1).max(100),
      grants: z.record(z.string(), scope).nullable().optional(),
      expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
    }),
    response: apiKey.extend({ key: z.string().nullable() }),
    status: 201,
    errors: [
      'auth.grantUnknown',
      'auth.grantTooWide',
      'auth.expiryPast',
      'auth.tooManyKeys',
      'auth.sessionRequired',
    ],
  },
  endApiKey: {
    method: 'DELETE',
    path: '/api/auth/api-keys/:id',
    summary: 'End an API key.',
    access: 'signedIn',
    params: id,
    response: null,
    errors: ['auth.sessionRequired'],
  },
});
