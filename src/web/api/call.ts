import i18next from 'i18next';
import { reportConnection } from './connection.ts';
import { ApiProblem, isProblemDetails } from './problem.ts';

export type AnyInput = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Files, for endpoints that take an upload. */
  form?: FormData;
};

export type CallOptions = {
  signal?: AbortSignal;
  /** One key per intent of the user; the same again when that intent is sent again. Made here when absent. */
  idempotencyKey?: string;
};

let onSignedOut: () => void = () => {};

/** Says what to do when the server answers 401: the shell leads to the sign-in page and back. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** How long to wait before each further try when the connection is lost, in ms. */
const pauses = [400, 1200, 3000, 6000];

/**
 * Calls an endpoint.
 * @param endpoint method and path, such as `GET /api/leads/:id`
 * @returns the answer's JSON; undefined when there is none
 * @throws ApiProblem when the server refuses, or (status 0) can't be reached after some tries. Writes are tried again
 *   too: they carry an Idempotency-Key, so the server does them once.
 */
export async function callEndpoint(
  endpoint: string,
  input: AnyInput,
  options: CallOptions = {},
): Promise<unknown> {
  const [method = 'GET', path = ''] = endpoint.split(' ');
  const url = fillPath(path, input.params) + queryString(input.query);
  const headers: Record<string, string> = { accept: 'application/json', 'X-Yaosu-Client': 'web' };
  if (method !== 'GET') headers['Idempotency-Key'] = options.idempotencyKey ?? newKey();
  let body: BodyInit | null = null;
  if (input.form) body = input.form;
  else if (input.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(input.body);
  }
  const request: RequestInit = {
    method,
    headers,
    body,
    credentials: 'same-origin',
    ...(options.signal && { signal: options.signal }),
  };

  for (let attempt = 0; ; attempt++) {
    const pause = pauses[attempt];
    try {
      const response = await fetch(url, request);
      const away = response.status === 502 || response.status === 503 || response.status === 504;
      if (!away) {
        reportConnection('ok');
        return await readAnswer(response, path);
      }
      if (pause === undefined) return await readAnswer(response, path);
    } catch (error) {
      if (error instanceof ApiProblem || options.signal?.aborted) throw error;
      if (pause === undefined) throw generalProblem('serverAway', 0);
    }
    reportConnection('lost');
    await new Promise((resolve) => setTimeout(resolve, pause));
    options.signal?.throwIfAborted();
  }
}

/** The address of an endpoint, for links and downloads. */
export function endpointUrl(endpoint: string, input: AnyInput): string {
  return fillPath(endpoint.slice(endpoint.indexOf(' ') + 1), input.params) + queryString(input.query);
}

async function readAnswer(response: Response, path: string): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  const content: unknown = type.includes('json') ? await response.json() : undefined;
  if (response.ok) return content;
  if (isProblemDetails(content)) {
    // The page itself asks who is signed in, and knows what to do when nobody is.
    if (content.code === 'auth.required' && path !== '/api/session') onSignedOut();
    throw new ApiProblem(content);
  }
  throw generalProblem('unexpected', response.status);
}

/** A failure that the server had no words for: worded here. */
function generalProblem(kind: 'serverAway' | 'unexpected', status: number): ApiProblem {
  const words = (part: string) =>
    i18next.t(`errors.general.${kind}.${part}`, { ns: 'platform', requestId: status });
  return new ApiProblem({
    type: 'about:blank',
    title: words('title'),
    next: words('next'),
    status,
    code: `general.${kind}`,
  });
}

function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

/** Lists become repeated keys, objects JSON, and what is absent stays absent. */
function queryString(query: Record<string, unknown> = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value])
      parts.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
  }
  const text = parts.toString();
  return text === '' ? '' : `?${text}`;
}

/** randomUUID exists only in secure contexts; a shop-floor tablet may come over plain http on the company's own network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
