import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from '../../../kernel/language.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { system } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { toProblem } from '../../../platform/http/problems.ts';
import { type Received, receiveSubmission, type Sent } from './acts/receive-submission.ts';
import { formPage, inputs, sorryPage, thanksPage } from './page.ts';
import { pageStyle } from './page-style.ts';
import { type PageTokens, pageTokens } from './page-token.ts';
import { type FormRow, openForm } from './store.ts';

/** A form's answers fit many times over. */
const bodyLimit = 64 * 1024;
const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

type Reached = { Params: { key: string } };

/**
 * The public pages, outside the API: no session, no cookie, no script. The page is sent back by the browser as a form; other
 * sites that the form names may ask for its definition and send JSON.
 *
 * @param secretKey 32 bytes (secret-key.ts), signs when a page was made.
 */
export async function serveForms(
  app: FastifyInstance,
  options: { db: Database; secretKey: Buffer },
): Promise<void> {
  const { db } = options;
  const tokens = pageTokens(options.secretKey);
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.setErrorHandler((error, request, reply) => answerSorry(error as FastifyError, request, reply));

    scope.get('/f/style.css', async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(pageStyle),
    );
    scope.get<Reached>('/f/:key', { config: perMinute(120) }, async (request, reply) => {
      const form = await reach(db, request.params.key);
      const utm = utmOf(request.query);
      const token = tokens.issue(form.key, new Date());
      return sendPage(
        reply,
        form,
        formPage(form, { token, answers: {}, problems: {}, consented: false, utm }),
      );
    });
    scope.get<Reached>('/f/:key/thanks', { config: perMinute(120) }, async (request, reply) => {
      const form = await reach(db, request.params.key);
      return sendPage(reply, form, thanksPage(form));
    });
    scope.get<Reached>('/f/:key/definition', { config: perMinute(120) }, async (request, reply) => {
      const form = await reach(db, request.params.key);
      allow(request, reply, form);
      return reply
        .header('cache-control', 'no-store')
        .send(publicDefinition(form, tokens.issue(form.key, new Date())));
    });
    for (const url of ['/f/:key', '/f/:key/definition'])
      scope.options<Reached>(url, { config: perMinute(120) }, async (request, reply) => {
        allow(request, reply, await reach(db, request.params.key));
        return reply
          .code(204)
          .header('access-control-allow-methods', 'GET, POST')
          .header('access-control-allow-headers', 'content-type')
          .header('access-control-max-age', '600')
          .send();
      });
    scope.post<Reached>('/f/:key', { bodyLimit, config: perMinute(60) }, async (request, reply) => {
      const form = await reach(db, request.params.key);
      const isJson = /json/.test(request.headers['content-type'] ?? '');
      return isJson ? takeJson(db, tokens, form, request, reply) : takePage(db, tokens, form, request, reply);
    });
  });
}

async function reach(db: Database, key: string): Promise<FormRow> {
  const [form] = /^[\w-]{8,40}$/.test(key) ? await db.read(system, openForm(key)) : [];
  if (!form) throw new Refusal('record.notFound');
  return form;
}

// ── From the page itself ─────────────────────────────────────────────────────────────────────────────────────────────

async function takePage(
  db: Database,
  tokens: PageTokens,
  form: FormRow,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { origin } = request.headers;
  if (origin !== undefined && !isOurs(origin, request)) throw new Refusal('form.otherSite');
  const body = (request.body ?? {}) as Record<string, string>;
  const sent = sentBy(request, {
    fields: body,
    token: body[inputs.token] ?? '',
    trap: body[inputs.trap] ?? '',
    consented: body[inputs.consent] === 'yes',
    utm: kept(utmOf(body)),
  });
  const again = (received: Extract<Received, { ok: false }>, notice?: 'sendAgain') =>
    sendPage(
      reply.code(422),
      form,
      formPage(form, {
        // The visitor corrects what they sent: it is a new page to be sent once.
        token: tokens.issue(form.key, new Date()),
        answers: received.answers,
        problems: received.problems,
        consented: sent.consented,
        utm: utmOf(body),
        notice,
      }),
    );
  try {
    const received = await receiveSubmission(db, tokens, form, sent);
    if (!received.ok) return again(received);
    return reply.redirect(`/f/${form.key}/thanks`, 303);
  } catch (error) {
    if (!(error instanceof Refusal) || !['form.badToken', 'form.oldToken'].includes(error.code)) throw error;
    const answers = Object.fromEntries(
      form.definition.fields.map(({ key }) => [key, String(body[key] ?? '')]),
    );
    return again({ ok: false, problems: {}, answers }, 'sendAgain');
  }
}

function isOurs(origin: string, request: FastifyRequest): boolean {
  try {
    return new URL(origin).host === request.host;
  } catch {
    return false;
  }
}

function sendPage(reply: FastifyReply, form: FormRow, html: string): FastifyReply {
  const ancestors = form.origins.length > 0 ? form.origins.join(' ') : "'none'";
  return (
    reply
      .removeHeader('x-frame-options')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${ancestors}`,
      )
      // The page must be able to say that it sent itself.
      .header('referrer-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html)
  );
}

// ── From other sites ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Lets the sites read the answer that the form names; a browser on any other is refused before anything is done. */
function allow(request: FastifyRequest, reply: FastifyReply, form: FormRow): void {
  const { origin } = request.headers;
  reply.header('vary', 'origin');
  if (origin === undefined || isOurs(origin, request)) return;
  if (!form.origins.includes(origin)) throw new Refusal('form.otherSite');
  reply.header('access-control-allow-origin', origin);
  reply.header('cross-origin-resource-policy', 'cross-origin');
}

async function takeJson(
  db: Database,
  tokens: PageTokens,
  form: FormRow,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  allow(request, reply, form);
  const body = objectIn(request.body);
  const received = await receiveSubmission(
    db,
    tokens,
    form,
    sentBy(request, {
      fields: objectIn(body.fields),
      token: String(body.token ?? ''),
      trap: String(body.homepage ?? ''),
      consented: body.consent === true,
      utm: kept(utmOf(objectIn(body.utm))),
    }),
  );
  if (!received.ok) return reply.code(422).send({ problems: received.problems });
  return reply.code(201).send({ thanks: form.definition.thanks });
}

/** What another site needs to show the form itself; `token` is good for one submission within a day. */
function publicDefinition({ key, language, definition }: FormRow, token: string) {
  const { title, intro, submit, thanks, fields, consent } = definition;
  return { key, language, title, intro, submit, thanks, fields, consent, token };
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

// ── Both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

function sentBy(
  request: FastifyRequest,
  sent: Pick<Sent, 'fields' | 'token' | 'trap' | 'consented' | 'utm'>,
): Sent {
  return {
    ...sent,
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    origin: request.headers.origin?.slice(0, 300) ?? null,
  };
}

const utmNames = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'gclid',
  'bd_vid',
  'msclkid',
];

function utmOf(values: unknown): Record<string, string> {
  const given = objectIn(values);
  return Object.fromEntries(
    utmNames.flatMap((name) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 300)] as const] : [];
    }),
  );
}

function kept(utm: Record<string, string>): Record<string, string> | null {
  return Object.keys(utm).length > 0 ? utm : null;
}

function answerSorry(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language: Language = chooseLanguage(request.headers['accept-language'], 'zh-CN');
  const { problem, expected } = toProblem(error, language, request.id);
  if (!expected) request.log.error({ err: error, requestId: request.id }, 'form failed');
  reply.code(problem.status).header('cache-control', 'no-store');
  const wantsPage =
    /text\/html/.test(request.headers.accept ?? '') && !/json/.test(request.headers['content-type'] ?? '');
  if (!wantsPage) return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  return reply
    .header('content-security-policy', "default-src 'none'; style-src 'self'; base-uri 'none'")
    .type('text/html; charset=utf-8')
    .send(sorryPage(language, problem.title, problem.next ?? ''));
}
