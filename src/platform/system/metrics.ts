import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Refusal } from '../../kernel/outcome.ts';
import { may, system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { asideCounts } from '../events/store-subscribers.ts';
import type { Identify } from '../http/server.ts';

/**
 * Serves /metrics in the Prometheus text form: the process, requests by route and status, the pool of connections. Open to programs on
 * this machine that come directly, and to callers who may manage settings; to others it isn't there.
 */
export function serveMetrics(app: FastifyInstance, db: Database, identify: Identify): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yaosu_' });
  const took = new Histogram({
    name: 'yaosu_http_request_seconds',
    help: 'Time to answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'yaosu_database_connections',
    help: 'Connections to the database, and requests waiting for one.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      const { total, idle, waiting } = db.waiting;
      this.set({ state: 'open' }, total);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waitedFor' }, waiting);
    },
  });
  new Gauge({
    name: 'yaosu_events_set_aside',
    help: 'Events that a subscriber could not work on: waiting to be tried again, or given up.',
    labelNames: ['subscriber', 'state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { subscriber, state, n } of await db.read(system, asideCounts))
        this.set({ subscriber, state }, n);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    took.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromThisMachine(request)) {
      const known = await identify(request);
      if (!known || !may(known.actor, 'settings.manage')) throw new Refusal('record.notFound');
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** A proxy on this machine passes on other people's requests: those don't count. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const { remoteAddress = '' } = request.raw.socket;
  const direct = request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
  return direct && /^(::1|127\.|::ffff:127\.)/.test(remoteAddress);
}
