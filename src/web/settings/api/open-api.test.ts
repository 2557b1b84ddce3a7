import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../locales/en.ts';
import { zhCN } from '../locales/zh-CN.ts';
import { zhTW } from '../locales/zh-TW.ts';
import { curlOf, isFound, kindOf, type OpenApi, operationsOf } from './open-api.ts';

const document: OpenApi = {
  info: { version: '1', description: '' },
  paths: {
    '/api/leads/{id}': {
      patch: {
        operationId: 'leads_edit',
        summary: 'Changes a lead.',
        description: 'Needs the permission `leads.write`.',
        tags: ['leads'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['version', 'nextStep'],
                properties: {
                  version: { type: 'integer', minimum: 1 },
                  nextStep: { anyOf: [{ type: 'string' }, { type: 'null' }] },
                  region: { type: 'string' },
                },
              },
            },
          },
        },
        responses: {
          200: { description: 'Done.' },
          409: { description: '`record.stale`' },
          422: { description: '`lead.badAmount`, `lead.nobody`' },
        },
      },
    },
  },
  'x-error-codes': { 'record.stale': { status: 409, when: 'Somebody else was faster.' } },
};
const [edit] = operationsOf(document);

describe('the API reference', () => {
  it('reads permission and refusals with their meaning out of the document', () => {
    expect(edit?.permission).toBe('leads.write');
    expect(edit?.refusals).toEqual([
      { code: 'record.stale', status: 409, when: 'Somebody else was faster.' },
      { code: 'lead.badAmount', status: 422, when: '' },
      { code: 'lead.nobody', status: 422, when: '' },
    ]);
  });

  it('writes an example that a terminal takes: what must be there, filled in', () => {
    expect(curlOf(edit!, 'https://crm.example')).toBe(
      [
        'curl -X PATCH https://crm.example/api/leads/0199c0de-0000-7000-8000-000000000001',
        `-H 'Authorization: Bearer yk_…'`,
        `-H 'Content-Type: application/json'`,
        `-d '{"version":1,"nextStep":"nextStep"}'`,
      ].join(' \\\n  '),
    );
  });

  it('finds by address, by a field of the body, by a code, and by several words', () => {
    for (const typed of ['patch /leads', 'nextstep', 'record.stale', 'changes lead'])
      expect(isFound(edit!, typed)).toBe(true);
    expect(isFound(edit!, 'invoice')).toBe(false);
  });

  it('says in a few words what a value may be', () => {
    expect(kindOf({ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] })).toBe(
      'string (date) | null',
    );
    expect(kindOf({ type: 'array', items: { enum: ['own', 'team'] } })).toBe('["own" | "team"]');
  });
});

it.each([zhCN, zhTW, en])('every group of the reference has a name', ({ api }) => {
  const whole = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../openapi.json'), 'utf8'),
  ) as OpenApi;
  const groups = new Set(operationsOf(whole).map(({ tag }) => tag));
  expect(groups.size).toBeGreaterThan(10);
  expect([...groups].filter((group) => !(group in api.groups))).toEqual([]);
});
