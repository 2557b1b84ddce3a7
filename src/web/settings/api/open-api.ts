/** A JSON schema, as far as the reference shows it. */
export type Schema = {
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  additionalProperties?: Schema | boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  $ref?: string;
};

export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
  description?: string;
};

type Content = Record<string, { schema: Schema }>;

type RawOperation = {
  operationId: string;
  summary: string;
  description?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};

export type OpenApi = {
  info: { version: string; description: string };
  paths: Record<string, Record<string, RawOperation>>;
  'x-error-codes'?: Record<string, { status: number; when: string }>;
};

export type Refusal = { code: string; status: number; when: string };

export type Operation = {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  /** The permission it asks for, or null. */
  permission: string | null;
  isPublic: boolean;
  parameters: Parameter[];
  body: Schema | null;
  /** `multipart/form-data` for uploads. */
  bodyType: string | null;
  answer: Schema | null;
  status: string;
  refusals: Refusal[];
};

/** The document as one list of operations, in the order of its paths. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => operationOf(document, path, method, raw)),
  );
}

function operationOf(document: OpenApi, path: string, method: string, raw: RawOperation): Operation {
  const [bodyType = null, body = null] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [];
  const [status = '200', ok] = Object.entries(raw.responses).find(([code]) => code.startsWith('2')) ?? [];
  const codes = Object.entries(raw.responses)
    .filter(([code]) => /^[45]/.test(code))
    .flatMap(([at, { description }]) =>
      [...description.matchAll(/`([^`]+)`/g)].map(([, code = '']): Refusal => {
        const known = document['x-error-codes']?.[code];
        return { code, status: Number(at), when: known?.when ?? '' };
      }),
    );
  return {
    id: raw.operationId,
    tag: raw.tags?.[0] ?? '',
    method: method.toUpperCase(),
    path,
    summary: raw.summary,
    permission: /permission `([^`]+)`/.exec(raw.description ?? '')?.[1] ?? null,
    isPublic: raw.security?.length === 0,
    parameters: raw.parameters ?? [],
    body: body?.schema ?? null,
    bodyType,
    answer: Object.values(ok?.content ?? {})[0]?.schema ?? null,
    status,
    refusals: codes,
  };
}

/** Whether an operation is meant by what was typed: every word somewhere in its address, sentence, names or codes. */
export function isFound(operation: Operation, typed: string): boolean {
  const all = [
    operation.method,
    operation.path,
    operation.summary,
    operation.id,
    operation.permission ?? '',
    ...operation.parameters.map((one) => one.name),
    ...Object.keys(operation.body?.properties ?? {}),
    ...operation.refusals.map((one) => one.code),
  ]
    .join(' ')
    .toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** A schema and whether nothing (null) may stand there: `string or null` is `string`. */
export function withoutNull(schema: Schema): { schema: Schema; nullable: boolean } {
  const choices = schema.anyOf ?? schema.oneOf;
  if (!choices) return { schema, nullable: false };
  const rest = choices.filter((one) => one.type !== 'null');
  if (rest.length === choices.length || rest.length !== 1) return { schema, nullable: false };
  const { anyOf: _, oneOf: __, ...outer } = schema;
  return { schema: { ...rest[0], ...outer }, nullable: true };
}

/** What a schema takes, in a few words of its own: `string (date)`, `"own" | "team" | "all"`, `list of string`. */
export function kindOf(raw: Schema): string {
  const { schema, nullable } = withoutNull(raw);
  return nullable ? `${bareKind(schema)} | null` : bareKind(schema);
}

function bareKind(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(kindOf).join(' | ');
  if (schema.type === 'array') return `[${schema.items ? kindOf(schema.items) : ''}]`;
  if (schema.type === 'object' && !schema.properties) {
    const inner = schema.additionalProperties;
    return typeof inner === 'object' && Object.keys(inner).length > 0
      ? `{ [key]: ${kindOf(inner)} }`
      : 'object';
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

/** A believable value of a schema, for the example. */
export function exampleOf(raw: Schema, name = ''): unknown {
  const { schema } = withoutNull(raw);
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return exampleOf(choices[0] ?? {}, name);
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items, name)] : [];
  if (schema.type === 'object') {
    const required = new Set(schema.required ?? []);
    const entries = Object.entries(schema.properties ?? {});
    // What must be there; when nothing must, the first few, so that the example says something.
    const shown = required.size > 0 ? entries.filter(([key]) => required.has(key)) : entries.slice(0, 3);
    return Object.fromEntries(shown.map(([key, inner]) => [key, exampleOf(inner, key)]));
  }
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  return exampleText(schema, name);
}

function exampleText({ format }: Schema, name: string): string {
  if (format === 'uuid') return '0199c0de-0000-7000-8000-000000000001';
  if (format === 'date') return '2026-11-23';
  if (format === 'date-time') return '2026-11-23T09:30:00Z';
  if (format === 'email' || name === 'email') return 'li@example.com';
  return name === '' ? '…' : name;
}

/** The request as a line for the terminal. */
export function curlOf(operation: Operation, origin: string): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    return parameter ? encodeURIComponent(String(exampleOf(parameter.schema, name))) : `{${name}}`;
  });
  const needed = operation.parameters.filter((one) => one.in === 'query' && one.required);
  const query = needed
    .map((one) => `${one.name}=${encodeURIComponent(String(exampleOf(one.schema, one.name)))}`)
    .join('&');
  const parts = [`curl ${origin}${path}${query && `?${query}`}`];
  if (operation.method !== 'GET')
    parts[0] = `curl -X ${operation.method} ${origin}${path}${query && `?${query}`}`;
  if (!operation.isPublic) parts.push(`-H 'Authorization: Bearer yk_…'`);
  if (operation.bodyType?.startsWith('multipart')) parts.push(`-F file=@file.csv`);
  else if (operation.body) {
    parts.push(`-H 'Content-Type: application/json'`);
    parts.push(`-d '${JSON.stringify(exampleOf(operation.body)).replaceAll("'", "'\\''")}'`);
  }
  return parts.join(' \\\n  ');
}
