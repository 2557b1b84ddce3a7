import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { chooseLanguage, type Language } from '../../kernel/language.ts';
import { Refusal, type RefusalFacts } from '../../kernel/outcome.ts';
import { type Actor, may } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { UnsureCommit } from '../db/lost.ts';
import type { Transaction } from '../db/transaction.ts';
import { invalidInput } from '../i18n/invalid-input.ts';
import { traceRequests } from '../tracing/tracing.ts';
import type { Endpoint } from './contract.ts';
import { claim, keep } from './idempotency.ts';
import { letGoOfConnections } from './let-go.ts';
import { registerErrors, toProblem } from './problems.ts';
import type { AreaRoutes, Call, RequestFacts, Route } from './routes.ts';
import { saneInput } from './sane-input.ts';
import { serializerOf } from './serialize.ts';

/** Finds out who sent a request. Null: nobody signed in. Throws a Refusal for a key or session that is no longer good. */
export type Identify = (
  request: FastifyRequest,
) => Promise<{ actor: Actor; sessionId: string | null } | null>;

export type ServerOptions = {
  db: Database;
  areas: readonly AreaRoutes[];
  identify: Identify;
  log: FastifyBaseLogger;
  /** Used where neither person nor browser wishes for another. */
  language: () => Language;
  /** Behind a proxy that sets X-Forwarded-*. */
  trustProxy?: boolean;
};

/** Someone who is not signed in: may see and do nothing but what an endpoint grants to everyone. */
const nobodyId = '00000000-0000-7000-8000-000000000000';
function nobody(language: Language): Actor {
  return { id: nobodyId, name: '', language, grants: {}, teams: [], via: 'form' };
}

/** Bodies of ordinary requests; uploads have their own way in. */
const bodyLimit = 2 * 1024 * 1024;

/** What is kept to know a request again is a fast hash: of a password it would let whoever has the rows try guesses by the billion. */
function withoutPasswords(name: string, value: unknown): unknown {
  return /password$|^current$/i.test(name) ? null : value;
}

/** The HTTP server with all areas' endpoints; not yet listening. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // Stopping waits for answers under way, not for browsers that merely stay connected.
    forceCloseConnections: 'idle',
    trustProxy: options.trustProxy ?? false,
    genReqId: () => newId(),
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: true },
  });
  letGoOfConnections(app);
  traceRequests(app);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] });
  await app.register(multipart, {
    limits: { fileSize: 4 * 1024 ** 3, files: 1, fields: 20, fieldSize: 64 * 1024 },
  });
  await app.register(rateLimit, { global: false });

  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Only who came by TLS is told to keep to it: over plain http it would lock out a network that has none.
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    // What is no page of ours (answers, downloads) runs nothing and stands in no frame, whatever a browser makes of it.
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  });
  app.addHook('onResponse', async (request, reply) => {
    const took = Math.round(reply.elapsedTime * 10) / 10;
    // Paths carry ids, never secrets: tokens travel in bodies and headers, which are not logged.
    request.log[reply.statusCode >= 500 ? 'error' : 'debug']({
      method: request.method,
      path: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: took,
      requestId: request.id,
    });
  });
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, options));
  app.setNotFoundHandler((request, reply) =>
    answerProblem(new Refusal('record.notFound'), request, reply, options),
  );

  for (const area of options.areas) registerErrors(area.errors);
  for (const area of options.areas) for (const route of area.routes) register(app, route, options);
  return app;
}

function register(app: FastifyInstance, route: Route, options: ServerOptions): void {
  const { endpoint } = route;
  const { method } = endpoint;
  const write = method !== 'GET';
  const serialize =
    endpoint.response === null || endpoint.response === 'raw' ? null : serializerOf(endpoint.response);
  const status = endpoint.status ?? (endpoint.response === null ? 204 : 200);
  app.route({
    method,
    url: endpoint.path,
    ...(endpoint.rate && { config: { rateLimit: { max: endpoint.rate, timeWindow: '1 minute' } } }),
    handler: async (request, reply) => {
      const known = await options.identify(request);
      if (write && known?.sessionId) refuseOtherSites(request);
      const actor = admit(endpoint, known?.actor ?? null, languageOf(request, options));
      const input = {
        params: validate(endpoint.params, request.params, 'params'),
        query: validate(endpoint.query, request.query, 'query'),
        body: endpoint.upload ? undefined : validate(endpoint.body, request.body, 'body'),
      };
      const key = write ? idempotencyKey(request) : null;
      let replay: { status: number; body: string } | null = null;
      const call: Call<Endpoint> = {
        ...(input as { params: undefined; query: undefined; body: undefined }),
        actor,
        db: options.db,
        request: factsOf(request, known?.sessionId ?? null),
        reply,
        write: async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
          if (key === null) return options.db.write(actor, work);
          const once = () =>
            options.db.write(actor, async (tx) => {
              const fingerprint = `${method} ${request.url} ${JSON.stringify(request.body ?? null, withoutPasswords)}`;
              replay = await claim(tx, key, fingerprint);
              if (replay) return undefined as T;
              const value = await work(tx);
              keep(tx, key, { status, body: serialize ? serialize(value) : '' });
              return value;
            });
          // Whether a COMMIT without an answer was kept, the key tells: asked again, it is replayed or done now.
          return once().catch((error) => {
            if (error instanceof UnsureCommit) return once();
            throw error;
          });
        },
      };
      const value = await (async () => route.handle(call))().catch((error) => {
        throw cursorRefusal(request, error) ?? error;
      });
      if (endpoint.response === 'raw') return reply;
      const earlier = replay as { status: number; body: string } | null;
      if (earlier) {
        reply.header('idempotency-replayed', 'true');
        return send(reply, earlier.status, earlier.body);
      }
      return send(reply, status, serialize ? serialize(value) : '');
    },
  });
}

function send(reply: FastifyReply, status: number, body: string): FastifyReply {
  reply.code(status);
  if (body === '') return reply.send();
  return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body);
}

function admit(endpoint: Endpoint, actor: Actor | null, language: Language): Actor {
  const { access } = endpoint;
  if (access === 'public') return actor ?? nobody(language);
  if (!actor) throw new Refusal('auth.required');
  if (access !== 'signedIn' && !may(actor, access.permission))
    throw new Refusal('auth.forbidden', { permission: access.permission });
  return actor;
}

/** A browser with our cookie must be on our own page: another site can neither set the header nor pass as our origin. */
function refuseOtherSites(request: FastifyRequest): void {
  const { origin } = request.headers;
  const ours = origin === undefined || sameHost(origin, request.host);
  if (!ours || request.headers['x-yaosu-client'] === undefined) throw new Refusal('request.crossSite');
}

function sameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

function validate(
  schema: z.ZodType | undefined,
  value: unknown,
  where: 'params' | 'query' | 'body',
): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(saneInput(value ?? {}, where));
  if (result.success) return result.data;
  const also: RefusalFacts[] = result.error.issues.map((issue) => invalidInput(issue, where));
  throw new Refusal('request.invalid', { count: also.length }, also[0]?.field, also);
}

/** A place in a list that the database can't even read was not made by that list. */
function cursorRefusal(request: FastifyRequest, error: unknown): Refusal | null {
  const { cursor } = (request.query ?? {}) as { cursor?: unknown };
  const unreadable = ['22P02', '22003', '22007', '22008'].includes((error as { code?: string }).code ?? '');
  return cursor !== undefined && unreadable ? new Refusal('paging.badCursor', {}, 'query.cursor') : null;
}

function idempotencyKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key))
    throw new Refusal('request.badKey', {}, 'headers.idempotency-key');
  return key;
}

function factsOf(request: FastifyRequest, sessionId: string | null): RequestFacts {
  return {
    id: request.id,
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    origin: `${request.protocol}://${request.host}`,
    headers: request.headers,
    sessionId,
  };
}

function languageOf(request: FastifyRequest, options: ServerOptions): Language {
  return chooseLanguage(request.headers['accept-language'], options.language());
}

async function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
) {
  // Someone signed in reads problems in their own language; finding out who must not fail a second time.
  const known = await options.identify(request).catch(() => null);
  const language = known?.actor.language ?? languageOf(request, options);
  const { problem, expected } = toProblem(error, language, request.id);
  if (!expected) request.log.error({ err: error, requestId: request.id }, 'request failed');
  if (reply.raw.headersSent) return reply.raw.destroy();
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** Only our own scripts and styles, no frames, no other sites. (antd's styles live in constructed sheets: src/ui/theme.) */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
