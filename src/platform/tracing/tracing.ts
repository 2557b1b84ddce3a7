import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

/** One thing that took time, within the one that is under way. */
export type Span = {
  /** Further facts, known only later. */
  tell(facts: Facts): void;
  end(error?: unknown): void;
};
export type Facts = Readonly<Record<string, string | number | undefined>>;

/** Where spans go. Only otlp.ts is one, and only who asks for traces loads it. */
export type Tracer = {
  /** @param parent the span around it, or the `traceparent` header of whoever called us; null begins a trace */
  begin(
    kind: 'server' | 'client' | 'internal',
    name: string,
    facts: Facts,
    parent: Span | string | null,
  ): Span;
  /** Sends what is left. */
  stop(): Promise<void>;
};

let tracer: Tracer | null = null;
const underWay = new AsyncLocalStorage<Span>();

/** From here on everything is traced; with null nothing is any more. */
export function traceTo(next: Tracer | null): void {
  tracer = next;
}

/** A round trip to the database; null while nobody asks for traces, which is the usual case and costs a comparison. */
export function beginQuery(texts: readonly string[]): Span | null {
  if (!tracer) return null;
  // What is asked, never with which values: those are people's names and numbers.
  const text = texts.join(';\n').slice(0, 4_000);
  const facts = { 'db.system.name': 'postgresql', 'db.query.text': text };
  return tracer.begin('client', `postgresql ${firstWord(texts)}`, facts, underWay.getStore() ?? null);
}

const firstWord = (texts: readonly string[]): string =>
  /^\s*(\w+)/.exec(texts[0] ?? '')?.[1]?.toLowerCase() ?? 'query';

/** Work of our own, such as a job, with everything asked within it. */
export async function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  const span = tracer.begin('internal', name, {}, underWay.getStore() ?? null);
  try {
    const value = await underWay.run(span, work);
    span.end();
    return value;
  } catch (error) {
    span.end(error ?? new Error('failed'));
    throw error;
  }
}

const spans = new WeakMap<object, Span>();

/** A span of each request, continuing the caller's trace where it came with one. Does nothing while nobody asks for traces. */
export function traceRequests(app: FastifyInstance): void {
  if (!tracer) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const facts = {
      'http.request.method': request.method,
      'http.route': route,
      'url.scheme': request.protocol,
    };
    const { traceparent } = request.headers;
    const parent = typeof traceparent === 'string' ? traceparent : null;
    const span = tracer?.begin('server', `${request.method} ${route}`, facts, parent);
    if (!span) return done();
    spans.set(request, span);
    underWay.run(span, done);
  });
  // Reading a body goes on where its bytes arrived, outside the request.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) underWay.run(span, done);
    else done();
  });
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    span?.tell({ 'http.response.status_code': reply.statusCode, 'yaosu.request_id': request.id });
    span?.end(reply.statusCode >= 500 ? new Error(`HTTP ${reply.statusCode}`) : undefined);
  });
}
