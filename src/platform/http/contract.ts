import type { z } from 'zod';

/**
 * One endpoint as data. From this single declaration come the server's route, the typed web client and the OpenAPI document
 * (DESIGN §2). Knows nothing of Fastify or the database.
 */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** With `:name` parameters, always below /api. */
  path: `/api/${string}`;
  /** One plain sentence for the reference page. */
  summary: string;
  /** Who may call: everyone, anyone signed in, or who holds a permission (to any extent; rows are the database's matter). */
  access: 'public' | 'signedIn' | { permission: string };
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What leaves. Fields not declared here never do. `null`: no content; `'raw'`: the handler streams its own answer. */
  response: z.ZodType | null | 'raw';
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202 | 204;
  /** Codes that callers should expect, beyond the general ones. */
  errors?: readonly string[];
  /** Requests a minute from one caller; the general limit holds otherwise. */
  rate?: number;
  /** `true` on an upload of files (multipart/form-data). */
  upload?: boolean;
};

export type Contract = Readonly<Record<string, Endpoint>>;

/** Declares an area's endpoints, keeping their exact types. */
export function contract<const C extends Contract>(endpoints: C): C {
  return endpoints;
}

type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller passes: before defaults and transforms. */
export type CallInput<E extends Endpoint> = (E['params'] extends z.ZodType
  ? { params: In<E['params']> }
  : unknown) &
  (E['query'] extends z.ZodType ? { query?: In<E['query']> } : unknown) &
  (E['body'] extends z.ZodType ? { body: In<E['body']> } : unknown);

/** What a caller gets. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing returns nothing
export type CallOutput<E extends Endpoint> = E['response'] extends z.ZodType ? z.input<E['response']> : void;

/** What a handler is given: validated. */
export type HandlerInput<E extends Endpoint> = {
  params: Out<E['params']>;
  query: Out<E['query']>;
  body: Out<E['body']>;
};
