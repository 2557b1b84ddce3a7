import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SpawnedSystem, signInByLink, spawnSystem } from '../src/platform/testing/spawn-system.ts';

/** Says on standard output which packages of OpenTelemetry's SDK a process loads. */
const spy = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    import { writeSync } from 'node:fs';
    export async function resolve(specifier, context, next) {
      if (/^@opentelemetry\\\\/(sdk|exporter)/.test(specifier)) writeSync(1, 'loaded ' + specifier + '\\\\n');
      return next(specifier, context);
    }\`));`)}`;

type Attribute = { key: string; value: { stringValue?: string; intValue?: number | string } };
type SentSpan = {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Attribute[];
};

let folder: string;
let receiver: Server;
let system: SpawnedSystem;
const bodies: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yaosu-tracing-'));
  receiver = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    if (request.url === '/v1/traces') bodies.push(text);
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterAll(async () => {
  await system?.stop();
  receiver.close();
  await rm(folder, { recursive: true, force: true });
});

const said = (one: SpawnedSystem): string[] => one.said().match(/loaded \S+/g) ?? [];
const env = () => ({ YAOSU_DATA: join(folder, 'data'), NODE_OPTIONS: `--import ${spy}` });

describe('traces', () => {
  let headers: Record<string, string>;

  test('not asked for: nothing of OpenTelemetry’s SDK is loaded', async () => {
    system = await spawnSystem(env());
    headers = await signInByLink(system);
    expect((await fetch(`${system.url}/api/leads`, { headers })).status).toBe(200);
    await system.stop();
    expect(said(system)).toEqual([]);
  }, 60_000);

  test('asked for: each request is a span with its queries below it, without a single value', async () => {
    const { port } = receiver.address() as AddressInfo;
    system = await spawnSystem({ ...env(), OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const answer = await fetch(`${system.url}/api/leads`, {
      method: 'POST',
      headers: { ...headers, traceparent: `00-${traceId}-b7ad6b7169203331-01` },
      body: JSON.stringify({ company: '秘密机械厂', phones: ['+8613912345678'] }),
    });
    expect(answer.status).toBe(201);
    await system.stop();
    expect(said(system)).not.toEqual([]);

    const spans = bodies.flatMap((body) =>
      (
        JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }
      ).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
    const request = spans.find(({ name }) => name === 'POST /api/leads')!;
    // The caller's trace goes on.
    expect(request).toMatchObject({ kind: 2, traceId, parentSpanId: 'b7ad6b7169203331' });
    const status = request.attributes.find(({ key }) => key === 'http.response.status_code');
    expect(Number(status?.value.intValue)).toBe(201);
    const queries = spans.filter(({ parentSpanId }) => parentSpanId === request.spanId);
    const texts = queries.map(
      ({ attributes }) => attributes.find(({ key }) => key === 'db.query.text')?.value.stringValue,
    );
    expect(texts.join()).toMatch(/insert into leads\.leads/i);
    for (const query of queries) expect(query).toMatchObject({ kind: 3, traceId });
    expect(bodies.join()).not.toMatch(/秘密|13912345678/);
  }, 60_000);

  test('asked for, but nobody takes them: the work goes on', async () => {
    system = await spawnSystem({ ...env(), OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    for (let n = 0; n < 20; n++)
      expect((await fetch(`${system.url}/api/leads`, { headers })).status).toBe(200);
    await system.stop();
    expect(system.process.exitCode).toBe(0);
  }, 60_000);
});
