import type { Language } from '../../kernel/language.ts';

/** Invented rows for the workshop page. */
export type DemoLead = {
  id: string;
  company: string;
  person: string;
  source: string;
  status: string;
  tone: 'accent' | 'good' | 'warn' | 'plain';
  score: number;
  amount: string;
  owner: string;
  at: string;
};

const words = {
  'zh-CN': {
    places: ['宁波', '苏州', '常州', '无锡', '昆山', '东莞', '青岛', '台州'],
    trades: [
      '海川精密',
      '恒力泵业',
      '远景阀门',
      '华锐传动',
      '卓越自动化',
      '博远液压',
      '金桥铸造',
      '天成齿轮',
    ],
    people: ['李工', '王总', '陈经理', '赵采购', '孙厂长', '吴小姐', '郑工', '黄总监'],
    owners: ['周敏', '刘伟', '张建国', '何晓燕'],
    sources: ['官网询价', '展会', '老客户推荐', '抖音', '电话'],
    status: ['新线索', '跟进中', '已转商机', '暂缓'],
  },
  'zh-TW': {
    places: ['新竹', '台中', '台南', '桃園', '彰化', '高雄', '嘉義', '台北'],
    trades: [
      '上銀精密',
      '永進機械',
      '東台工具機',
      '和大齒輪',
      '佳世達自動化',
      '瑞寶液壓',
      '金橋鑄造',
      '大銘閥業',
    ],
    people: ['林工程師', '王總', '陳經理', '張採購', '黃廠長', '吳小姐', '鄭工', '蔡總監'],
    owners: ['周敏', '劉偉', '張建國', '何曉燕'],
    sources: ['官網詢價', '展覽', '老客戶介紹', 'LINE', '電話'],
    status: ['新名單', '跟進中', '已轉商機', '暫緩'],
  },
  en: {
    places: ['Ningbo', 'Suzhou', 'Leeds', 'Stuttgart', 'Osaka', 'Detroit', 'Pune', 'Turin'],
    trades: [
      'Haichuan Precision',
      'Hengli Pumps',
      'Vista Valves',
      'Huarui Drives',
      'Apex Automation',
      'Boyuan Hydraulics',
      'Bridge Foundry',
      'Northgate Gears',
    ],
    people: [
      'Li Wei',
      'Anna Schmidt',
      'Tom Baker',
      'Priya Nair',
      'Ken Sato',
      'Maria Rossi',
      'John Wu',
      'Eva Novak',
    ],
    owners: ['Min Zhou', 'Wei Liu', 'Jane Cole', 'Omar Haddad'],
    sources: ['Website', 'Trade fair', 'Referral', 'Search', 'Phone'],
    status: ['New', 'Working', 'Converted', 'Parked'],
  },
} as const;

export function demoWords(language: Language) {
  return words[language];
}

/** `count` leads, the same for the same numbers. */
export function demoLeads(language: Language, from: number, count: number): DemoLead[] {
  const w = words[language];
  return Array.from({ length: count }, (_, k) => {
    const i = from + k;
    const status = i % 4;
    return {
      id: `lead-${i}`,
      company: `${w.places[i % 8]}${language === 'en' ? ' ' : ''}${w.trades[(i * 3 + 1) % 8]}`,
      person: w.people[(i * 5) % 8] ?? '',
      source: w.sources[(i * 7) % 5] ?? '',
      status: w.status[status] ?? '',
      tone: (['plain', 'accent', 'good', 'warn'] as const)[status] ?? 'plain',
      score: 95 - ((i * 13) % 70),
      amount: String(((i * 7919) % 300) * 6200 + 42000),
      owner: w.owners[i % 4] ?? '',
      at: new Date(Date.now() - (i * 41 + 7) * 60_000).toISOString(),
    };
  });
}
