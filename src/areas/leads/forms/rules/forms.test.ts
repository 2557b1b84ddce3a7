import { describe, expect, test } from 'vitest';
import type { CustomField } from '../../../../platform/custom-fields/rules/check-custom-values.ts';
import { checkDefinition, checkOrigins, type FormDefinition, type FormField } from './form-definition.ts';
import { type Circumstances, judgeSubmission } from './judge-submission.ts';
import { readSubmission } from './read-submission.ts';

const field = (key: string, over: Partial<FormField> = {}): FormField => ({
  key,
  label: key,
  hint: '',
  required: false,
  kind: 'text',
  choices: [],
  ...over,
});
const form = (...fields: FormField[]): FormDefinition => ({
  title: '索取样品',
  intro: '',
  submit: '',
  thanks: '谢谢',
  fields,
  source: '官网',
  campaign: null,
  product: null,
  consent: null,
});

const custom: CustomField[] = (['text', 'number', 'choices'] as const).map((kind, at) => ({
  id: kind,
  key: { text: 'model', number: 'axes', choices: 'tags' }[kind],
  label: kind,
  kind,
  choices: [],
  position: at,
  version: 1,
}));

describe('a definition', () => {
  test('asks each thing once, only what there is, and who someone is', () => {
    const code = (definition: FormDefinition) => {
      const checked = checkDefinition(definition, custom);
      return checked.ok ? 'fine' : (checked.refusal.facts?.reason ?? checked.refusal.code);
    };
    expect(code(form(field('email'), field('custom.model')))).toBe('fine');
    expect(code(form(field('email'), field('custom.none')))).toBe('unknown');
    expect(code(form(field('email'), field('ownerId')))).toBe('unknown');
    expect(code(form(field('email'), field('custom.tags')))).toBe('notByText');
    expect(code(form(field('email'), field('email')))).toBe('twice');
    expect(code(form(field('email'), field('size', { kind: 'choice', choices: ['一', ' 一 '] })))).toBe(
      'noChoices',
    );
    expect(code(form(field('need')))).toBe('form.asksNobody');
  });

  test('is embedded by sites only, written so that nothing else can stand in a header', () => {
    expect(checkOrigins(['https://www.example.com/', 'http://localhost:8080'])).toEqual({
      ok: true,
      value: ['https://www.example.com', 'http://localhost:8080'],
    });
    for (const bad of [
      '*',
      'https://*.example.com',
      'example.com',
      'javascript:alert(1)',
      'https://a.com/page',
      "https://a.com; script-src 'unsafe-inline'",
      'https://a@b.com',
      'null',
    ])
      expect(checkOrigins([bad]), bad).toMatchObject({ ok: false });
  });
});

describe('a submission', () => {
  const asked = form(
    field('name', { required: true }),
    field('phone', { required: true }),
    field('email'),
    field('size', { kind: 'choice', choices: ['1-50', '51-200'] }),
    field('need', { kind: 'longText' }),
    field('custom.model'),
    field('custom.axes'),
    field('custom.gone'),
  );

  test('becomes a lead’s values, with where it came from', () => {
    const read = readSubmission(
      asked,
      {
        name: ' 王 芳 ',
        phone: '13800138000',
        need: '第一行\r\n第二行',
        'custom.model': 'X7',
        'custom.gone': '旧',
        ownerId: 'me',
      },
      false,
      custom,
    );
    expect(read.problems).toEqual({});
    expect(read.values).toEqual({
      name: '王 芳',
      phones: ['13800138000'],
      need: '第一行\n第二行',
      custom: { model: 'X7' },
      source: '官网',
      campaign: null,
      product: null,
    });
    expect(read.answers).not.toHaveProperty('ownerId');
  });

  test('says of each field what is wrong', () => {
    const read = readSubmission(
      { ...asked, consent: { text: '同意', version: '1', required: true } },
      { phone: '12', email: 'x', 'custom.axes': '五', size: '9000', need: 'a'.repeat(5001) },
      false,
      custom,
    );
    expect(read.problems).toEqual({
      name: 'required',
      phone: 'badPhone',
      email: 'badEmail',
      size: 'notAChoice',
      'custom.axes': 'wrong',
      need: 'tooLong',
      consent: 'consent',
    });
  });

  test('holds nothing a screen would stumble over', () => {
    const odd = readSubmission(
      asked,
      { name: 'a\u0000b\u202ec\ud800', phone: ['13800138000'], __proto__: { email: 'x' } },
      false,
      custom,
    );
    expect(odd.answers.name).toBe('abc\ufffd');
    expect(odd.problems.phone).toBe('required');
  });
});

describe('doubts about a submission', () => {
  const calm: Circumstances = { trap: '', seconds: 30, replayed: false, fromAddress: 0 };
  const judge = (answers: Record<string, string>, over: Partial<Circumstances> = {}) =>
    judgeSubmission(answers, { ...calm, ...over });

  test.each<[string, Record<string, string>]>([
    [
      'a Chinese buyer',
      {
        name: '欧阳娜',
        company: '上海华东精密机械有限公司',
        phone: '13800138000',
        need: '请报价，图纸在 https://www.example.com/a.pdf',
      },
    ],
    [
      'a foreign buyer',
      {
        name: 'Wolfgang Schwarzenbrunner',
        company: 'KRÖPLIN Längenmesstechnik GmbH',
        need: 'We need 20 pcs.',
      },
    ],
    ['a company in capitals', { name: 'SMITH', company: 'BHFLKS GmbH', website: 'https://www.bhflks.de' }],
    ['somebody brief', { name: '王', phone: '13700000000' }],
  ])('none about %s', (_who, answers) => expect(judge(answers)).toEqual([]));

  test.each<[string, Record<string, string>, Partial<Circumstances>]>([
    ['trap', { name: '王芳' }, { trap: 'http://spam' }],
    ['tooFast', { name: '王芳' }, { seconds: 1 }],
    ['replayed', { name: '王芳' }, { replayed: true }],
    ['manyFromAddress', { name: '王芳' }, { fromAddress: 10 }],
    ['links', { name: '王芳', need: 'http://a.ru http://b.ru http://c.ru' }, {}],
    ['links', { name: 'visit www.casino.example' }, {}],
    ['markup', { name: '王芳', need: '<a href="x">cheap</a>' }, {}],
    ['garbage', { name: 'xKdJqLpWmZtR' }, {}],
    ['sameEverywhere', { name: 'test', company: 'test', need: 'Test' }, {}],
  ])('%s', (doubt, answers, over) => expect(judge(answers, over)).toContain(doubt));
});
