import { newId } from '../src/kernel/ids.ts';
import type { TestApp } from '../src/platform/testing/test-app.ts';

/** The API's own description as what can be tried: whatever is added to it is tried too. */

export type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
};

/**
 * The least that a schema lets through.
 * @param text what stands for free text; fields that may be left out are then filled in too
 */
export function sampleOf(schema: Schema, text?: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice) return sampleOf(choice, text);
  switch ([schema.type].flat()[0]) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const keys = text === undefined ? required : Object.keys(properties);
      return Object.fromEntries(keys.map((key) => [key, sampleOf(properties[key] ?? {}, text)]));
    }
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, text === undefined ? 0 : 1) }, () =>
        sampleOf(schema.items ?? {}, text),
      );
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      if (schema.format === 'uuid') return newId();
      if (schema.format === 'date') return '2099-01-05';
      if (schema.format === 'date-time') return '2026-01-05T08:00:00Z';
      if (schema.pattern) return 'budget';
      return text ?? '试'.repeat(Math.max(schema.minLength ?? 1, 1));
    default:
      return null;
  }
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = { requestBody?: { content: Record<string, { schema: Schema }> }; parameters?: Parameter[] };

/** One endpoint. */
export type Door = {
  method: Method;
  /** With `{id}` and the like. */
  path: string;
  query: Parameter[];
  /** Of its JSON body; null when it takes none. */
  body: Schema | null;
};

/** Every endpoint there is. */
export async function doorsOf(app: TestApp): Promise<Door[]> {
  const { body } = await app.anonymous.get<{ paths: Record<string, Record<string, Operation>> }>(
    '/api/openapi.json',
  );
  return Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody, parameters = [] }]) => ({
      method: method as Method,
      path,
      query: parameters.filter((one) => one.in === 'query'),
      body: requestBody?.content['application/json']?.schema ?? null,
    })),
  );
}
