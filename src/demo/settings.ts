import type { AssignmentRule } from '../areas/leads/assignment/index.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { eastern, southern } from './words/market.ts';

/** The keys that the company's own fields get from their labels. */
export const fieldKeys = {
  volume: 'nian_yong_liang',
  material: 'cai_zhi',
  sample: 'xu_yao_yang_pin',
} as const;

/** What the demo company has set for itself beside its rules. */
export type DemoSettings = {
  fields: {
    id: string;
    key: string;
    label: string;
    kind: 'number' | 'choice' | 'boolean';
    choices: string[];
  }[];
  views: {
    id: string;
    name: string;
    ownerId: string;
    shared: 'team' | 'all' | null;
    teamId: string | null;
    definition: object;
  }[];
  form: { id: string; key: string; name: string; definition: object };
};

type Teams = { east: string; south: string; key: string };

/** Who gets what: from abroad and large ones to those who know them, the rest by region. */
export function demoRules(teams: Teams, id: () => string): (AssignmentRule & { name: string })[] {
  const to = (name: string, teamId: string, conditions: AssignmentRule['conditions']) => ({
    id: id(),
    name,
    conditions,
    personId: null,
    teamId,
  });
  return [
    to('外贸询盘', teams.key, [{ field: 'language', operator: 'anyOf', values: ['en'] }]),
    to('大额询价（50 万以上）', teams.key, [{ field: 'amount', operator: 'atLeast', values: ['500000'] }]),
    to('华东', teams.east, [{ field: 'region', operator: 'anyOf', values: [...eastern] }]),
    to('华南与华中', teams.south, [{ field: 'region', operator: 'anyOf', values: [...southern] }]),
    to('华北与西部', teams.key, [{ field: 'region', operator: 'isNotEmpty', values: [] }]),
  ];
}

const materials = [
  '42CrMo',
  '45#钢',
  '40Cr',
  '20CrMnTi',
  '38CrMoAl',
  'GCr15',
  '50CrMo4',
  '304',
  '316L',
  'Q345',
  'Q235',
  'QT450',
  'HT250',
  '6061-T6',
  '7075',
  'ADC12',
  'ZCuSn10P1+40Cr',
  '锡青铜+42CrMo',
  '35#锻件',
];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function demoSettings(
  people: readonly Colleague[],
  teams: Teams,
  random: Random,
  id: () => string,
): DemoSettings {
  const view = (
    key: string,
    name: string,
    shared: 'team' | 'all' | null,
    teamId: string | null,
    filter: object[],
    sort: string,
  ) => ({
    id: id(),
    name,
    ownerId: people.find((one) => one.key === key)!.id,
    shared,
    teamId,
    definition: { filter, sort },
  });
  return {
    fields: [
      { id: id(), key: fieldKeys.volume, label: '年用量', kind: 'number', choices: [] },
      { id: id(), key: fieldKeys.material, label: '材质', kind: 'choice', choices: materials },
      { id: id(), key: fieldKeys.sample, label: '需要样品', kind: 'boolean', choices: [] },
    ],
    views: [
      view(
        'han',
        '超时未联系',
        'all',
        null,
        [{ field: 'responseOverdue', operator: 'is', values: ['true'] }],
        '-captured',
      ),
      view(
        'ye',
        '老客户推荐',
        'all',
        null,
        [
          { field: 'source', operator: 'anyOf', values: ['老客户推荐'] },
          { field: 'status', operator: 'anyOf', values: ['new', 'working'] },
        ],
        '-captured',
      ),
      view(
        'shen',
        '华东：10 万以上',
        'team',
        teams.east,
        [
          { field: 'amount', operator: 'atLeast', values: ['100000'] },
          { field: 'status', operator: 'anyOf', values: ['new', 'working', 'qualified'] },
        ],
        '-amount',
      ),
      view(
        'liang',
        '华南：本周要做的',
        'team',
        teams.south,
        [{ field: 'nextStepOn', operator: 'inNext', values: ['7'] }],
        'nextStep',
      ),
      view(
        'han',
        '外贸询盘',
        'team',
        teams.key,
        [{ field: 'language', operator: 'anyOf', values: ['en'] }],
        '-captured',
      ),
      view(
        'ye',
        '要样品的',
        'all',
        null,
        [{ field: `custom.${fieldKeys.sample}`, operator: 'anyOf', values: ['true'] }],
        '-captured',
      ),
    ],
    form: {
      id: id(),
      // In the public address, as long as those that are made by chance.
      key: Array.from({ length: 16 }, () => random.pick([...letters])).join(''),
      name: '官网询价',
      definition: {
        title: '零件加工询价',
        intro: '留下要求，工作时间 30 分钟内有人联系您。',
        submit: '提交询价',
        thanks: '收到，我们会尽快联系您。',
        fields: [
          field('name', '称呼', 'text', true),
          field('company', '公司', 'text', false),
          field('title', '职务', 'text', false),
          field('phone', '手机', 'text', true),
          field('email', '邮箱', 'text', false),
          field('need', '要加工什么', 'longText', true, '材质、规格、热处理、数量、交期，有图纸请注明'),
        ],
        source: '官网询价',
        campaign: null,
        product: null,
        consent: { text: '我同意贵公司就本次询价与我联系。', version: '1', required: true },
      },
    },
  };
}

function field(key: string, label: string, kind: 'text' | 'longText', required: boolean, hint = '') {
  return { key, label, hint, required, kind, choices: [] };
}
