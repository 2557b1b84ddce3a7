import type { Random } from '../random.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余叶杜苏魏程吕丁沈任姚卢',
];
const given = [
  '伟',
  '敏',
  '磊',
  '静',
  '强',
  '洁',
  '军',
  '艳',
  '勇',
  '娟',
  '涛',
  '超',
  '霞',
  '平',
  '刚',
  '桂英',
  '建国',
  '志强',
  '海燕',
  '晓东',
  '丽华',
  '文博',
  '子轩',
  '雨桐',
  '国栋',
  '玉兰',
  '春梅',
  '振华',
  '学民',
  '立新',
  '佳怡',
  '俊杰',
  '思远',
  '浩然',
  '婷婷',
  '雪梅',
  '永刚',
  '卫东',
  '成龙',
  '晓燕',
  '小军',
  '红梅',
  '德胜',
  '金凤',
  '明辉',
  '少华',
  '嘉豪',
  '慧敏',
  '宏伟',
  '秀兰',
  '家辉',
  '海波',
  '梓涵',
  '广平',
  '亚楠',
];
/** Rare together on purpose: names put together from these are hardly anybody's. */
const firstOfCore = [...'瀚朔臻骁霁昱烨淏垚劭珩琮锴铄镕钰潼沣洺泓翊衍晟煦骋曜岚屹澍砺'];
const secondOfCore = [...'拓淼珂楷骧霆璟铠桓翎勒蓝庭钧澜栩邺川岑舜霖阔崎越淮禾翰沃恺航'];
const secondNames = ['', '', '', '', '智能', '精工', '联创', '华'];
const legal = { 有限公司: 70, 股份有限公司: 8, 有限责任公司: 12, 制造有限公司: 10 };

/** A Chinese person's name. */
export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(given);
}

/** A Chinese company: place, core, trade, legal form. */
export function companyName(
  random: Random,
  place: string,
  trades: readonly string[],
): { name: string; core: string } {
  const core = random.pick(firstOfCore) + random.pick(secondOfCore);
  return {
    name: `${place}${core}${random.pick(secondNames)}${random.pick(trades)}${random.weighted(legal)}`,
    core,
  };
}

type Abroad = {
  region: string;
  phone: (random: Random) => string;
  given: readonly string[];
  family: readonly string[];
  legal: readonly string[];
};

const digits = (random: Random, n: number): string => String(random.int(0, 10 ** n - 1)).padStart(n, '0');
/** 555-0100 to 555-0199 are kept free for stories by the North American numbering plan. */
const american = (random: Random): string =>
  `+1${random.pick(['202', '312', '404', '415', '512', '602', '713', '216', '313', '414', '503', '614'])}55501${digits(random, 2)}`;
/** (0)30 23125 000 to 999: kept free for stories by the Bundesnetzagentur. */
const german = (random: Random): string => `+493023125${digits(random, 3)}`;

export const abroad: readonly Abroad[] = [
  {
    region: '美国',
    phone: american,
    given: ['Kevin', 'Laura', 'Mike', 'Dana', 'Brian', 'Susan', 'Greg'],
    family: ['Hartwell', 'Osgood', 'Pruett', 'Lindell', 'Marlowe', 'Tennant'],
    legal: ['Inc.', 'LLC', 'Corp.'],
  },
  {
    region: '加拿大',
    phone: american,
    given: ['Alan', 'Claire', 'Ross', 'Heather'],
    family: ['Fairburn', 'Delorme', 'Whitlock', 'Beaumont'],
    legal: ['Ltd.', 'Inc.'],
  },
  {
    region: '德国',
    phone: german,
    given: ['Jens', 'Katrin', 'Uwe', 'Anja', 'Stefan'],
    family: ['Brandmeier', 'Kolbinger', 'Tessmann', 'Rohwedder', 'Ziegenhain'],
    legal: ['GmbH', 'GmbH & Co. KG'],
  },
  {
    region: '印度',
    phone: () => '',
    given: ['Rakesh', 'Priya', 'Anil', 'Sunita'],
    family: ['Venkatar', 'Bhosle', 'Chandrasek', 'Mehrotra'],
    legal: ['Pvt. Ltd.'],
  },
  {
    region: '土耳其',
    phone: () => '',
    given: ['Emre', 'Selin', 'Burak'],
    family: ['Karadeniz', 'Yalcinkaya', 'Ozturkmen'],
    legal: ['A.S.', 'Ltd. Sti.'],
  },
  {
    region: '越南',
    phone: () => '',
    given: ['Minh', 'Linh', 'Duc'],
    family: ['Nguyen', 'Tran', 'Pham'],
    legal: ['Co., Ltd.', 'JSC'],
  },
];

const foreignCores = [
  'Velmark',
  'Tarnox',
  'Brixley',
  'Corvend',
  'Halvane',
  'Drexmoor',
  'Ostrel',
  'Kandova',
  'Permeth',
  'Sondrex',
  'Wexlund',
  'Arvenko',
];
const foreignTrades = [
  'Gear Works',
  'Drives',
  'Machinery',
  'Hydraulics',
  'Conveyors',
  'Packaging Systems',
  'Agri Equipment',
  'Pump Components',
];

export function foreignCompany(
  random: Random,
  legalForms: readonly string[],
): { name: string; core: string } {
  const core = random.pick(foreignCores);
  return {
    name: `${core} ${random.pick(foreignTrades)} ${random.pick(legalForms)}`,
    core: core.toLowerCase(),
  };
}

/** +86 199 0000 xxxx: written like a mobile number, in a block that is given to nobody. */
export function chineseMobile(random: Random): string {
  return `+861990000${digits(random, 4)}`;
}
