import { z } from 'zod';
import type { Endpoint } from './contract.ts';
import { errorCatalogue } from './problems.ts';
import type { Route } from './routes.ts';

type Json = Record<string, unknown>;

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details. `code` is stable; `title` and `next` are in the caller’s language.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    next: { type: 'string', description: 'What to do next.' },
    field: { type: 'string', description: 'The input concerned, such as `body.email`.' },
    facts: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string' },
          field: { type: 'string' },
          message: { type: 'string' },
          facts: { type: 'object', additionalProperties: true },
        },
      },
    },
    requestId: { type: 'string' },
  },
};

/** The whole API as OpenAPI 3.1, from the same declarations that serve it. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const { name, endpoint } of [...routes].sort((a, b) =>
    a.endpoint.path.localeCompare(b.endpoint.path, 'en'),
  )) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yaosu',
      version,
      description:
        'Sales from the first lead to the cash. Sign in by session cookie (browsers; writes carry the header `X-Yaosu-Client`) or by API key (`Authorization: Bearer yk_…`). Every write takes an `Idempotency-Key`; lists page by `cursor`; records carry a `version`, and a stale write is refused with 409 and both sides.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yaosu_session' },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problemSchema },
    },
    'x-error-codes': Object.fromEntries(
      [...errorCatalogue()]
        .sort(([a], [b]) => a.localeCompare(b, 'en'))
        .map(([code, { status, when }]) => [code, { status, when }]),
    ),
  };
}

function operation(name: string, endpoint: Endpoint): Json {
  const [tag] = name.split('.');
  const { access, method } = endpoint;
  const permission = typeof access === 'object' ? access.permission : null;
  return {
    operationId: name.replaceAll('.', '_'),
    summary: endpoint.summary,
    tags: [tag],
    ...(permission && { description: `Needs the permission \`${permission}\`.` }),
    ...(access === 'public' && { security: [] }),
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(method === 'GET'
        ? []
        : [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', minLength: 8, maxLength: 200 },
              description: 'The same key twice runs the request once.',
            },
          ]),
    ],
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
      },
    }),
    ...(endpoint.upload && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: { file: { type: 'string', format: 'binary' } },
            },
          },
        },
      },
    }),
    responses: responses(endpoint),
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: rest,
      ...(description !== undefined && { description }),
    };
  });
}

function responses(endpoint: Endpoint): Json {
  const status = String(endpoint.status ?? (endpoint.response === null ? 204 : 200));
  const problem = {
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const codes = (endpoint.errors ?? []).map((code) => ({
    code,
    status: errorCatalogue().get(code)?.status ?? 422,
  }));
  const byStatus = new Map<number, string[]>();
  for (const { code, status: at } of codes) byStatus.set(at, [...(byStatus.get(at) ?? []), code]);
  const ok =
    endpoint.response === null
      ? { description: 'Done.' }
      : endpoint.response === 'raw'
        ? { description: 'A stream.' }
        : {
            description: 'Done.',
            content: { 'application/json': { schema: jsonSchema(endpoint.response, 'input') } },
          };
  return {
    [status]: ok,
    ...Object.fromEntries(
      [...byStatus].map(([at, those]) => [
        String(at),
        { description: those.map((code) => `\`${code}\``).join(', '), ...problem },
      ]),
    ),
    default: { description: 'Any other problem.', ...problem },
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
}
