import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callEndpoint, endpointUrl, whenSignedOut } from './call.ts';
import { ApiProblem } from './problem.ts';

type Sent = { url: string; method: string | undefined; headers: Record<string, string> };
let sent: Sent[] = [];

/** Answers each request with the next of `answers`; 'lost' is a connection that breaks. */
function server(...answers: (Response | 'lost')[]): void {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, method: init.method, headers: init.headers as Record<string, string> });
    const answer = answers.shift() ?? 'lost';
    return answer === 'lost' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(answer);
  });
}

/** What a call comes to, its pauses passed over: the answer, or the error it failed with. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  const settled = call.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return settled;
}

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

beforeEach(() => {
  sent = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a call', () => {
  it('sends a write again under the same key when the connection breaks', async () => {
    server('lost', new Response('', { status: 503 }), json({ id: 'x' }, 201));
    expect(await outcome(callEndpoint('POST /api/leads', { body: { name: '李工' } }))).toEqual({ id: 'x' });
    const keys = sent.map((one) => one.headers['Idempotency-Key']);
    expect(sent).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says that the server is away after its tries, and nothing else', async () => {
    server();
    const failure = await outcome(callEndpoint('GET /api/leads', {}));
    expect(failure).toBeInstanceOf(ApiProblem);
    expect((failure as ApiProblem).code).toBe('general.serverAway');
  });

  it('makes refusals into problems that know their fields', async () => {
    server(
      json(
        {
          type: '/api/errors#request.invalid',
          title: '有 1 处填写需要改一下',
          status: 400,
          code: 'request.invalid',
          errors: [{ code: 'invalid.email', field: 'body.email', message: '邮箱格式不对' }],
        },
        400,
      ),
    );
    const failure = (await callEndpoint('POST /api/leads', { body: {} }).catch(
      (e: unknown) => e,
    )) as ApiProblem;
    expect(failure.fields).toMatchObject([{ field: 'body.email', message: '邮箱格式不对' }]);
    expect(sent).toHaveLength(1);
  });

  it('carries the record as it is when somebody else was faster', async () => {
    server(
      json(
        {
          type: 't',
          title: '刚被改过',
          status: 409,
          code: 'record.stale',
          facts: { current: { version: 4 } },
        },
        409,
      ),
    );
    const failure = (await callEndpoint('PATCH /api/leads/:id', { params: { id: '1' }, body: {} }).catch(
      (e: unknown) => e,
    )) as ApiProblem;
    expect(failure.isStale).toBe(true);
    expect(failure.current).toEqual({ version: 4 });
  });

  it('leads to the sign-in page when the session has ended, but not for a wrong password', async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    const refusal = (code: string) => json({ type: 't', title: code, status: 401, code }, 401);
    server(refusal('auth.wrongPassword'), refusal('auth.required'));
    await callEndpoint('POST /api/sign-in', { body: {} }).catch(() => {});
    expect(signedOut).not.toHaveBeenCalled();
    await callEndpoint('GET /api/leads', {}).catch(() => {});
    expect(signedOut).toHaveBeenCalledOnce();
  });
});

it('writes addresses: parameters in their places, lists repeated, what is absent left out', () => {
  const url = endpointUrl('GET /api/leads/:id', {
    params: { id: 'a/b' },
    query: { q: '海川', kinds: ['a', 'b'], cursor: null, sort: undefined },
  });
  expect(url).toBe('/api/leads/a%2Fb?q=%E6%B5%B7%E5%B7%9D&kinds=a&kinds=b');
});
