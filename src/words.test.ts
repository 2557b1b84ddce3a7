import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from './kernel/language.ts';
import { permissions } from './platform/actor/permissions.ts';
import { errorCatalogue } from './platform/http/problems.ts';
import { errorWords } from './platform/i18n/translator.ts';
import { type TestApp, testApp } from './platform/testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

test('every error code that the API may answer with is worded in every language', () => {
  const codes = [...errorCatalogue().keys()];
  expect(codes.length).toBeGreaterThan(40);
  const unworded = languages.flatMap((language) => {
    const general = errorWords(language, 'general.unexpected').title;
    return codes
      .filter((code) => code !== 'server.failed' && errorWords(language, code).title === general)
      .map((code) => `${language} ${code}`);
  });
  expect(unworded).toEqual([]);
});

test('every code that a contract names is in the catalogue', async () => {
  const { body } = await app.anonymous.get('/api/openapi.json');
  const named = [...JSON.stringify(body.paths).matchAll(/`([a-z]\w+\.\w+)`/gi)].map((match) => match[1]!);
  const unknown = [...new Set(named)].filter((code) => !errorCatalogue().has(code));
  // Permissions stand in backticks too.
  expect(unknown.filter((code) => !Object.hasOwn(permissions, code))).toEqual([]);
});
