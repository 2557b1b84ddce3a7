import { domainOf } from './addresses.ts';

type Tls = 'tls' | 'starttls';
type At = { host: string; port: number; tls: Tls };

/** How a program needs to be let in; the sentences stand in the locales under `preset.how`. */
export type AppCode = { how: string; url: string | null };

/** What is known about a mail service. */
export type Provider = {
  name: string;
  /** Domains of its addresses that anyone may have. */
  domains: readonly string[];
  /** How the names of its servers end, by which a company's own domain at this service is known. */
  servers: readonly string[];
  imap: At;
  smtp: At;
  appCode: AppCode | null;
};

const at = (host: string, port: number, tls: Tls = 'tls'): At => ({ host, port, tls });

/** Mail services that our users have, as they describe themselves. */
export const providers: readonly Provider[] = [
  {
    name: 'QQ 邮箱',
    domains: ['qq.com', 'foxmail.com', 'vip.qq.com'],
    servers: ['.qq.com'],
    imap: at('imap.qq.com', 993),
    smtp: at('smtp.qq.com', 465),
    appCode: { how: 'qq', url: 'https://mail.qq.com' },
  },
  {
    name: '腾讯企业邮',
    domains: ['exmail.qq.com'],
    servers: ['.exmail.qq.com'],
    imap: at('imap.exmail.qq.com', 993),
    smtp: at('smtp.exmail.qq.com', 465),
    appCode: { how: 'exmail', url: 'https://exmail.qq.com' },
  },
  {
    name: '网易 163',
    domains: ['163.com'],
    servers: ['.163.com'],
    imap: at('imap.163.com', 993),
    smtp: at('smtp.163.com', 465),
    appCode: { how: 'netease', url: 'https://mail.163.com' },
  },
  {
    name: '网易 126',
    domains: ['126.com'],
    servers: ['.126.com'],
    imap: at('imap.126.com', 993),
    smtp: at('smtp.126.com', 465),
    appCode: { how: 'netease', url: 'https://mail.126.com' },
  },
  {
    name: '网易 yeah.net',
    domains: ['yeah.net'],
    servers: ['.yeah.net'],
    imap: at('imap.yeah.net', 993),
    smtp: at('smtp.yeah.net', 465),
    appCode: { how: 'netease', url: 'https://mail.yeah.net' },
  },
  {
    name: '网易企业邮',
    domains: ['qiye.163.com'],
    servers: ['.qiye.163.com'],
    imap: at('imap.qiye.163.com', 993),
    smtp: at('smtp.qiye.163.com', 994),
    appCode: { how: 'netease', url: 'https://qiye.163.com' },
  },
  {
    name: '阿里邮箱',
    domains: ['aliyun.com'],
    servers: ['.aliyun.com'],
    imap: at('imap.aliyun.com', 993),
    smtp: at('smtp.aliyun.com', 465),
    appCode: { how: 'aliyun', url: 'https://mail.aliyun.com' },
  },
  {
    name: '阿里企业邮',
    domains: ['qiye.aliyun.com'],
    servers: ['.qiye.aliyun.com', '.mxhichina.com'],
    imap: at('imap.qiye.aliyun.com', 993),
    smtp: at('smtp.qiye.aliyun.com', 465),
    appCode: { how: 'aliyun', url: 'https://qiye.aliyun.com' },
  },
  {
    name: '新浪邮箱',
    domains: ['sina.com', 'sina.cn', 'vip.sina.com'],
    servers: ['.sina.com'],
    imap: at('imap.sina.com', 993),
    smtp: at('smtp.sina.com', 465),
    appCode: { how: 'sina', url: 'https://mail.sina.com.cn' },
  },
  {
    name: '139 邮箱',
    domains: ['139.com'],
    servers: ['.139.com'],
    imap: at('imap.139.com', 993),
    smtp: at('smtp.139.com', 465),
    appCode: null,
  },
  {
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    servers: ['.gmail.com', '.google.com'],
    imap: at('imap.gmail.com', 993),
    smtp: at('smtp.gmail.com', 465),
    appCode: { how: 'google', url: 'https://myaccount.google.com/apppasswords' },
  },
  {
    name: 'Outlook',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'live.cn', 'outlook.jp'],
    servers: ['.outlook.com', '.office365.com'],
    imap: at('outlook.office365.com', 993),
    smtp: at('smtp-mail.outlook.com', 587, 'starttls'),
    appCode: { how: 'microsoft', url: null },
  },
  {
    name: 'Yahoo',
    domains: ['yahoo.com', 'yahoo.com.tw', 'yahoo.com.hk', 'yahoo.co.jp'],
    servers: ['.yahoo.com'],
    imap: at('imap.mail.yahoo.com', 993),
    smtp: at('smtp.mail.yahoo.com', 465),
    appCode: { how: 'yahoo', url: 'https://login.yahoo.com/account/security' },
  },
  {
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    servers: ['.me.com', '.icloud.com'],
    imap: at('imap.mail.me.com', 993),
    smtp: at('smtp.mail.me.com', 587, 'starttls'),
    appCode: { how: 'apple', url: 'https://account.apple.com' },
  },
];

/** More domains at which anyone may have an address: sharing one says nothing about a company. */
const moreFreeDomains = [
  'sohu.com',
  'tom.com',
  '21cn.com',
  '189.cn',
  'wo.cn',
  '188.com',
  'vip.163.com',
  'vip.126.com',
  '263.net',
  'eyou.com',
  'aliyun.com.cn',
  'hinet.net',
  'msa.hinet.net',
  'seed.net.tw',
  'pchome.com.tw',
  'yam.com',
  'kimo.com',
  'mail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'libero.it',
  'mail.ru',
  'yandex.ru',
  'yandex.com',
  'proton.me',
  'protonmail.com',
  'aol.com',
  'zoho.com',
  'naver.com',
  'daum.net',
  'hanmail.net',
  'nate.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'softbank.ne.jp',
  'rediffmail.com',
  'ymail.com',
  'rocketmail.com',
  'comcast.net',
  'verizon.net',
  'att.net',
  'btinternet.com',
  'fastmail.com',
  'hotmail.co.uk',
  'yahoo.co.uk',
];

const freeDomains = new Set([...providers.flatMap((one) => one.domains), ...moreFreeDomains]);

/** Whether anyone may have an address there. */
export function isFreeDomain(domain: string): boolean {
  return freeDomains.has(domain);
}

export type Preset = { provider: Provider | null; imap: At & { user: string }; smtp: At & { user: string } };

/**
 * The settings that an address mostly has.
 *
 * @param mailServers the names that the domain's MX records give; a company's own domain is known by them
 */
export function presetFor(address: string, mailServers: readonly string[] = []): Preset {
  const domain = domainOf(address);
  const provider = providers.find((one) => one.domains.includes(domain)) ?? byServers(mailServers);
  const imap = provider?.imap ?? at(`imap.${domain}`, 993);
  const smtp = provider?.smtp ?? at(`smtp.${domain}`, 465);
  return { provider, imap: { ...imap, user: address }, smtp: { ...smtp, user: address } };
}

/** The service whose servers take a domain's mail. */
function byServers(names: readonly string[]): Provider | null {
  const ends = (name: string) => (end: string) => `.${name.toLowerCase()}`.endsWith(end);
  // Company mail at Tencent goes to mxbiz1.qq.com, which private mail never does.
  if (names.some((name) => /^mxbiz\d*\.qq\.com$/i.test(name))) return named('腾讯企业邮');
  if (names.some((name) => /(^|\.)qiye163mx\d*\.mxmail\.netease\.com$|(^|\.)qiye\.163\.com$/i.test(name)))
    return named('网易企业邮');
  if (names.some((name) => /(^|\.)mail\.protection\.outlook\.com$/i.test(name))) return named('Outlook');
  const longest = [...providers].sort((a, b) => longestOf(b) - longestOf(a));
  return longest.find((one) => one.servers.some((end) => names.some((name) => ends(name)(end)))) ?? null;
}

const longestOf = (one: Provider): number => Math.max(...one.servers.map((end) => end.length));
const named = (name: string): Provider | null => providers.find((one) => one.name === name) ?? null;

/** The service that a server belongs to, to say what it wants. */
export function providerOfServer(host: string): Provider | null {
  return byServers([host]);
}
