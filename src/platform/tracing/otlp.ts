import {
  type Span as ApiSpan,
  type Context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Span, Tracer } from './tracing.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
const propagator = new W3CTraceContextPropagator();
/** Stopping does not wait longer for a receiver that is away. */
const patience = 3_000;

/**
 * Sends spans to an OpenTelemetry collector by OTLP/HTTP, gathered for some seconds. A receiver that is away costs spans, nothing
 * else. The standard variables hold (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` …).
 */
export function otlpTracer(endpoint: string, version: string): Tracer {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': process.env.OTEL_SERVICE_NAME || 'yaosu',
      'service.version': version,
      'service.instance.id': String(process.pid),
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }),
        scheduledDelayMillis: 2_000,
      }),
    ],
  });
  const tracer = provider.getTracer('yaosu', version);
  const inner = new WeakMap<Span, ApiSpan>();

  const around = (parent: Span | string | null): Context => {
    if (typeof parent === 'string')
      return propagator.extract(
        ROOT_CONTEXT,
        { traceparent: parent },
        { get: (carrier, key) => carrier[key], keys: Object.keys },
      );
    const span = parent && inner.get(parent);
    return span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT;
  };

  return {
    begin(kind, name, attributes, parent) {
      const begun = tracer.startSpan(name, { kind: kinds[kind], attributes }, around(parent));
      const span: Span = {
        tell: (facts) => void begun.setAttributes(facts),
        end(error) {
          if (error !== undefined) {
            const { name: type = 'Error', code } = error as { name?: string; code?: string };
            // Messages of the database repeat values; its codes don't.
            begun.setStatus({ code: SpanStatusCode.ERROR, message: code ?? type });
          }
          begun.end();
        },
      };
      inner.set(span, begun);
      return span;
    },
    async stop() {
      const late = new Promise((resolve) => setTimeout(resolve, patience).unref());
      await Promise.race([provider.shutdown(), late]);
    },
  };
}
