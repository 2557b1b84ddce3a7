import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing set is a good configuration: loopback, own database', () => {
  const read = readConfig({});
  expect(read).toMatchObject({
    config: { host: '127.0.0.1', port: 3000, databaseUrl: null, language: 'en' },
  });
});

test('the language follows the system, and YAOSU_LANG goes first', () => {
  expect(readConfig({ LANG: 'zh_CN.UTF-8' })).toMatchObject({ config: { language: 'zh-CN' } });
  expect(readConfig({ LANG: 'zh_HK.UTF-8' })).toMatchObject({ config: { language: 'zh-TW' } });
  expect(readConfig({ LANG: 'zh_CN.UTF-8', YAOSU_LANG: 'en' })).toMatchObject({ config: { language: 'en' } });
});

test('every wrong setting is named at once, and a password is not shown back', () => {
  const read = readConfig({
    PORT: '99999',
    HOST: 'my host',
    DATABASE_URL: 'mysql://root:geheim@db/x',
    YAOSU_LANG: 'fr',
    YAOSU_URL: 'sales.example.com',
    YAOSU_LOG: 'loud',
    YAOSU_MAIL_HOSTS: 'http://mail/',
  });
  expect(read).toHaveProperty('problems');
  const problems = 'problems' in read ? read.problems : [];
  expect(problems.map((problem) => problem.variable).sort()).toEqual(
    ['DATABASE_URL', 'HOST', 'PORT', 'YAOSU_LANG', 'YAOSU_LOG', 'YAOSU_MAIL_HOSTS', 'YAOSU_URL'].sort(),
  );
  expect(JSON.stringify(problems)).not.toContain('geheim');
});
