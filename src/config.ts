import { resolve } from 'node:path';
import { type Language, languages } from './kernel/language.ts';

/** Everything that can be set from outside, checked. */
export type Config = {
  host: string;
  port: number;
  /** Where our own PostgreSQL, its key and its backups live. */
  dataDir: string;
  /** A server to use instead of our own. */
  databaseUrl: string | null;
  /** Language of the command line and of the first page, before anyone has chosen. */
  language: Language;
  /** How the browser reaches us when it is not http://HOST:PORT: behind a proxy. */
  publicUrl: string | null;
  /** Where traces are sent; null: nowhere, and nothing for it is loaded. */
  otlp: string | null;
  /** Mail servers inside private networks that people's mailboxes may be on: `host`, `host:port`, a network, `*`. */
  mailHosts: readonly string[];
  logLevel: (typeof logLevels)[number];
};

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** One setting that can't be used, in plain words. */
export type ConfigProblem = {
  variable:
    | 'PORT'
    | 'HOST'
    | 'DATABASE_URL'
    | 'YAOSU_URL'
    | 'YAOSU_LANG'
    | 'YAOSU_LOG'
    | 'YAOSU_MAIL_HOSTS'
    | 'OTEL_EXPORTER_OTLP_ENDPOINT';
  value: string;
  /** What it may be, where that is a choice; the sentence stands in the locales under `start.expected`. */
  options: string;
};

/** The settings, for README and `--help`. */
export const settings: readonly { variable: string; standard: string; meaning: string }[] = [
  { variable: 'PORT', standard: '3000', meaning: 'Port to listen on; 0 takes any free one.' },
  {
    variable: 'HOST',
    standard: '127.0.0.1',
    meaning: 'Address to listen on. 0.0.0.0 lets other machines in: put TLS in front.',
  },
  { variable: 'YAOSU_DATA', standard: './data', meaning: 'Folder of our own PostgreSQL and its key.' },
  {
    variable: 'DATABASE_URL',
    standard: '(our own)',
    meaning: 'postgres:// address of a server to use instead, version 15 or later.',
  },
  {
    variable: 'YAOSU_LANG',
    standard: '(the system’s)',
    meaning: `Language before anyone has chosen: ${languages.join(', ')}.`,
  },
  {
    variable: 'YAOSU_URL',
    standard: '(HOST:PORT)',
    meaning: 'The address in the browser, when a proxy stands in front. Trusts its X-Forwarded headers.',
  },
  {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    standard: '(none)',
    meaning: 'Where traces of requests and queries go by OTLP/HTTP, such as http://localhost:4318.',
  },
  {
    variable: 'YAOSU_MAIL_HOSTS',
    standard: '(none)',
    meaning:
      'Mail servers inside your network that mailboxes may be on, by commas: mail.corp.example, mail:1143, 10.1.0.0/16, *.',
  },
  { variable: 'YAOSU_LOG', standard: 'warn', meaning: `How much to log: ${logLevels.join(', ')}.` },
];

/** Reads and checks the environment. @returns the configuration, or every setting that is wrong. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { config: Config } | { problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const wrong = (variable: ConfigProblem['variable'], choices: readonly string[] = []): void => {
    problems.push({ variable, value: conceal(variable, env[variable] ?? ''), options: choices.join(', ') });
  };
  const given = (variable: string): string | null => env[variable]?.trim() || null;

  const port = given('PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) wrong('PORT');
  const host = given('HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) wrong('HOST');
  const databaseUrl = given('DATABASE_URL');
  if (databaseUrl && !isPostgresUrl(databaseUrl)) wrong('DATABASE_URL');
  const publicUrl = given('YAOSU_URL');
  if (publicUrl && !/^https?:\/\/[^/]+$/.test(publicUrl)) wrong('YAOSU_URL');
  const otlp = given('OTEL_EXPORTER_OTLP_ENDPOINT');
  if (otlp && !/^https?:\/\/[^\s/]+/.test(otlp)) wrong('OTEL_EXPORTER_OTLP_ENDPOINT');
  const wanted = given('YAOSU_LANG');
  const language = wanted === null ? ofSystem(env.LANG) : languages.find((one) => one === wanted);
  if (!language) wrong('YAOSU_LANG', languages);
  const logLevel = logLevels.find((one) => one === (given('YAOSU_LOG') ?? 'warn'));
  if (!logLevel) wrong('YAOSU_LOG', logLevels);

  const mailHosts = (given('YAOSU_MAIL_HOSTS') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (!mailHosts.every(isMailHost)) wrong('YAOSU_MAIL_HOSTS');

  if (problems.length > 0) return { problems };
  return {
    config: {
      host,
      port: Number(port),
      dataDir: resolve(given('YAOSU_DATA') ?? 'data'),
      databaseUrl,
      language: language!,
      publicUrl,
      otlp,
      mailHosts,
      logLevel: logLevel!,
    },
  };
}

function isPostgresUrl(text: string): boolean {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** `mail.corp.example`, `mail.corp.example:1143`, `10.1.0.0/16`, `fd00::/8`, `*` */
function isMailHost(text: string): boolean {
  return text === '*' || /^[\w.-]+(:\d{1,5}|\/\d{1,2})?$/.test(text) || /^[\da-f:]+(\/\d{1,3})?$/.test(text);
}

/** Shown back without the password. */
function conceal(variable: string, value: string): string {
  return variable === 'DATABASE_URL' ? value.replace(/(:\/\/[^:/@]*):[^@]*@/, '$1:•••@') : value;
}

/** `zh_TW.UTF-8` and the like. */
function ofSystem(lang: string | undefined): Language {
  const tag = (lang ?? '').toLowerCase();
  if (/^zh_(tw|hk|mo)/.test(tag)) return 'zh-TW';
  return tag.startsWith('zh') ? 'zh-CN' : 'en';
}
