import { pinyinOf } from '../platform/search/index.ts';
import type { Random } from './random.ts';
import {
  foreignTitles,
  type Industry,
  industries,
  type Region,
  regions,
  type Size,
  type Source,
  sizes,
  sources,
  type Title,
  titles,
} from './words/market.ts';
import { abroad, chineseMobile, companyName, foreignCompany, personName } from './words/names.ts';
import { type Want, want } from './words/needs.ts';

/** Who asks, and what only we know: how likely they buy. */
export type Profile = {
  source: Source;
  campaign: string | null;
  name: string;
  company: string;
  title: string;
  phones: string[];
  emails: string[];
  wechat: string | null;
  region: string;
  industry: Industry;
  size: Size;
  /** Speaks English. */
  isAbroad: boolean;
  want: Want;
  amount: string | null;
  currency: string;
  /** Log-odds of becoming qualified, before anybody has answered. */
  leaning: number;
  /** How a salesperson calls them. */
  called: string;
};

/** Makes up one customer. */
export function profile(random: Random, source: Source, campaign: string | null): Profile {
  const isAbroad =
    source === '阿里巴巴国际站' ? random.chance(0.75) : source === '官网询价' && random.chance(0.1);
  const industry = shareOf(random, industries);
  const size = shareOf(random, sizes);
  const title = shareOf(random, titles);
  const wanted = want(random, industries[industry].scale * sizes[size].scale, isAbroad);
  const who = isAbroad ? foreigner(random) : compatriot(random, industry, title, source);
  const amount = random.chance(wanted.detail === 0 ? 0.25 : 0.8) ? wanted.amount : null;
  const facts =
    sources[source].buys +
    industries[industry].buys +
    sizes[size].buys +
    titles[title].buys +
    [-0.9, 0.1, 0.55][wanted.detail]! +
    (wanted.wantsSample ? 0.35 : 0) +
    // Large companies seldom come through a short video; when they do, it is somebody looking around.
    (source === '抖音' && size === '1000人以上' ? -0.6 : 0) +
    (source === '老客户推荐' && title === '总经理' ? 0.5 : 0);
  return {
    source,
    campaign: campaign ?? sources[source].campaign,
    ...who,
    title: isAbroad ? foreignTitles[title] : title,
    industry,
    size,
    isAbroad,
    want: wanted,
    amount: amount === null ? null : (isAbroad ? Math.round(amount / 7) : amount).toFixed(2),
    currency: isAbroad ? 'USD' : 'CNY',
    leaning: -2.2 + 1.3 * facts + 0.35 * random.normal(),
  };
}

function shareOf<K extends string>(random: Random, table: Readonly<Record<K, { share: number }>>): K {
  const weights = Object.fromEntries(
    Object.entries<{ share: number }>(table).map(([key, { share }]) => [key, share]),
  );
  return random.weighted(weights as Record<K, number>);
}

type Who = Pick<Profile, 'name' | 'company' | 'phones' | 'emails' | 'wechat' | 'region' | 'called'>;

function compatriot(random: Random, industry: Industry, title: Title, source: Source): Who {
  const region: Region = shareOf(random, regions);
  const { name: company, core } = companyName(
    random,
    random.pick(regions[region].cities),
    industries[industry].trades,
  );
  const name = personName(random);
  // Whoever writes under a short video often leaves no more than a name and a number.
  const isTerse = source === '抖音' && random.chance(0.6);
  const mail = `${plain(name)}@${plain(core)}${random.int(1, 99)}.example`;
  return {
    name,
    company: isTerse ? '' : company,
    phones: random.chance(0.93) || isTerse ? [chineseMobile(random)] : [],
    emails: !isTerse && random.chance(0.55) ? [mail] : [],
    wechat: random.chance(0.2) ? `${plain(name)}${random.int(10, 999)}` : null,
    region,
    called: `${name[0]}${title.includes('经理') ? '经理' : title.endsWith('工程师') || title === '技术主管' ? '工' : title === '采购员' ? '采购' : '总'}`,
  };
}

function foreigner(random: Random): Who {
  const land = random.pick(abroad);
  const { name: company, core } = foreignCompany(random, land.legal);
  const given = random.pick(land.given);
  const family = random.pick(land.family);
  const phone = random.chance(0.6) ? land.phone(random) : '';
  return {
    name: `${given} ${family}`,
    company,
    phones: phone ? [phone] : [],
    emails: [`${given}.${family}${random.int(1, 99)}@${core}.example`.toLowerCase()],
    wechat: null,
    region: land.region,
    called: `${given} ${family}`,
  };
}

function plain(chinese: string): string {
  return pinyinOf(chinese).full.replaceAll(/[^a-z0-9]/g, '');
}
