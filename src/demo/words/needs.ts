import type { Random } from '../random.ts';

/** What is made here: Chinese and English name, sizes, materials, treatments, price of one piece in CNY. */
type Part = {
  name: string;
  english: string;
  size: (random: Random) => string;
  materials: readonly string[];
  treatments: readonly string[];
  price: readonly [least: number, most: number];
};

const round = (n: number, step: number): number => Math.round(n / step) * step;
const shaft = (random: Random): string =>
  `φ${round(random.int(20, 160), 5)}×${round(random.int(120, 1200), 20)}`;
const disc = (random: Random): string => `φ${round(random.int(60, 480), 10)}×${round(random.int(15, 90), 5)}`;
const block = (random: Random): string =>
  `${round(random.int(60, 420), 10)}×${round(random.int(50, 260), 10)}×${round(random.int(30, 160), 5)}`;
const gear = (random: Random): string =>
  `m=${random.pick(['1.5', '2', '2.5', '3', '4', '5', '6'])} z=${random.int(17, 96)}`;

const steels = ['42CrMo', '45#钢', '40Cr', '20CrMnTi', '38CrMoAl'];
const hard = ['调质 HB260-290', '渗碳淬火 HRC58-62', '氮化 HV900', '高频淬火 HRC50-55'];

const parts: readonly Part[] = [
  {
    name: '齿轮轴',
    english: 'gear shaft',
    size: shaft,
    materials: steels,
    treatments: hard,
    price: [180, 2600],
  },
  {
    name: '斜齿轮',
    english: 'helical gear',
    size: gear,
    materials: steels,
    treatments: hard,
    price: [90, 900],
  },
  {
    name: '蜗轮蜗杆',
    english: 'worm and wheel',
    size: gear,
    materials: ['ZCuSn10P1+40Cr', '锡青铜+42CrMo'],
    treatments: ['蜗杆磨齿', '高频淬火 HRC50-55'],
    price: [260, 1800],
  },
  {
    name: '滚珠丝杠',
    english: 'ball screw',
    size: shaft,
    materials: ['GCr15', '50CrMo4'],
    treatments: ['中频淬火 HRC58-62'],
    price: [420, 3800],
  },
  {
    name: '法兰',
    english: 'flange',
    size: disc,
    materials: ['304', '316L', 'Q345', '45#钢'],
    treatments: ['酸洗钝化', '发黑', '镀锌'],
    price: [45, 680],
  },
  {
    name: '轴承座',
    english: 'bearing housing',
    size: block,
    materials: ['QT450', 'HT250', 'Q235'],
    treatments: ['喷漆', '喷塑', '发黑'],
    price: [85, 720],
  },
  {
    name: '联轴器',
    english: 'coupling',
    size: disc,
    materials: ['45#钢', '6061-T6', '304'],
    treatments: ['发黑', '硬质阳极氧化'],
    price: [60, 540],
  },
  {
    name: '液压阀块',
    english: 'hydraulic manifold',
    size: block,
    materials: ['45#钢', '6061-T6', '35#锻件'],
    treatments: ['镀锌镍', '发黑', '硬质阳极氧化'],
    price: [320, 2400],
  },
  {
    name: '同步带轮',
    english: 'timing pulley',
    size: gear,
    materials: ['6061-T6', '45#钢', '7075'],
    treatments: ['本色阳极', '发黑'],
    price: [28, 260],
  },
  {
    name: '精密套筒',
    english: 'precision sleeve',
    size: disc,
    materials: ['GCr15', '20CrMnTi', '304'],
    treatments: ['内孔研磨 Ra0.4', '渗碳淬火 HRC58-62'],
    price: [36, 420],
  },
  {
    name: '花键轴',
    english: 'splined shaft',
    size: shaft,
    materials: steels,
    treatments: hard,
    price: [210, 1900],
  },
  {
    name: '铝合金壳体',
    english: 'aluminium housing',
    size: block,
    materials: ['6061-T6', 'ADC12', '7075'],
    treatments: ['喷砂本色阳极', '黑色硬质阳极'],
    price: [75, 980],
  },
  {
    name: '链轮',
    english: 'sprocket',
    size: gear,
    materials: ['45#钢', '40Cr'],
    treatments: ['齿部高频淬火', '发黑'],
    price: [38, 460],
  },
  {
    name: '销轴',
    english: 'pivot pin',
    size: shaft,
    materials: ['42CrMo', '40Cr', '45#钢'],
    treatments: ['中频淬火', '镀硬铬'],
    price: [22, 310],
  },
];

export type Want = {
  part: Part;
  material: string;
  size: string;
  treatment: string;
  quantity: number;
  /** Pieces a year. */
  perYear: number;
  /** Days until the goods are wanted. */
  days: number;
  wantsSample: boolean;
  /** 0 vague, 1 usual, 2 with drawing and tolerances. */
  detail: 0 | 1 | 2;
  /** Text in the customer's words. */
  text: string;
  /** Expected amount in CNY. */
  amount: number;
};

/** What one customer wants. `scale` is how much larger than usual their trade and size buy. */
export function want(random: Random, scale: number, abroad: boolean): Want {
  const part = random.pick(parts);
  const [least, most] = part.price;
  const price = least * (most / least) ** random.next();
  const quantity = niceNumber(random.around(Math.min(800, 30_000 / price) * scale, 0.8));
  const perYear = niceNumber(quantity * random.pick([1, 2, 4, 4, 6, 12]));
  const detail = random.pick([0, 1, 1, 2, 2] as const);
  const facts = {
    part,
    material: random.pick(part.materials),
    size: part.size(random),
    treatment: random.pick(part.treatments),
    quantity,
    perYear,
    days: random.pick([7, 10, 15, 20, 25, 30, 45, 60]),
    wantsSample: random.chance(0.42),
    detail,
    amount: Math.max(1200, Math.round((price * quantity) / 100) * 100),
  };
  return { ...facts, text: abroad ? english(random, facts) : chinese(random, facts) };
}

function niceNumber(n: number): number {
  const step = n < 50 ? 5 : n < 500 ? 20 : n < 5000 ? 100 : 1000;
  return Math.max(step, round(n, step));
}

type Facts = Omit<Want, 'text'>;

const tolerances = [
  '同轴度 0.02',
  '未注公差按 GB/T 1804-m',
  '外圆公差 h6',
  '跳动 0.015 以内',
  '精度 6 级',
  '孔位公差 ±0.02',
  '粗糙度 Ra0.8',
];

function chinese(random: Random, w: Facts): string {
  const { part, material, size, treatment, quantity, perYear, days, wantsSample } = w;
  const name = part.name;
  if (w.detail === 0)
    return random.pick([
      `你好，${name}怎么卖？`,
      `想问下你们能不能做${name}，大概要 ${quantity} 件。`,
      `做${name}吗？发个价目表看看`,
      `看到你们的视频，${material}的${name}能加工不？`,
      `需要一批${name}，麻烦联系我。`,
      `有现货${name}吗，急用`,
    ]);
  const opening = random.pick([
    `${material} ${name} ${size} ${treatment}，数量 ${quantity} 件`,
    `我司需采购${name}，材质${material}，规格 ${size}，${treatment}，首批 ${quantity} 件`,
    `询价：${name} ${size}，${material}，${treatment}，${quantity} 件`,
    `${name}外协加工，图号见附件，材料${material}（${random.pick(['我方供料', '包工包料'])}），${quantity} 件`,
    `原来的供应商交不出货，${name} ${size} 共 ${quantity} 件，材质${material}，${treatment}`,
    `新机型打样，${name}，${material}，${size}，热处理要求：${treatment}，先做 ${quantity} 件`,
  ]);
  const more = [
    w.detail === 2
      ? `${random.pick(tolerances)}，${random.pick(['有图纸', '可提供 STEP 三维', '图纸可发邮箱', '出货附检测报告'])}`
      : '',
    random.chance(0.7)
      ? random.pick([`${days} 天内交货`, `交期 ${days} 天以内可以吗`, `希望 ${days} 天到厂`])
      : '',
    wantsSample ? random.pick(['要先做样品', '先打 3 件样', '样品合格后下批量', '样品费可以付']) : '',
    random.chance(0.45)
      ? random.pick([`年用量约 ${perYear} 件`, `一年大概 ${perYear} 件`, `后续每年 ${perYear} 件左右`])
      : '',
    random.chance(0.3)
      ? random.pick(['请报含税价', '含 13% 专票', '价格合适可长期合作', '请附上付款方式', '送货到厂价'])
      : '',
  ].filter(Boolean);
  return `${[opening, ...more].join(random.pick(['，', '；', '。', '，']))}。`;
}

const treatmentsAbroad = [
  'case hardened HRC 58-62',
  'quenched and tempered',
  'black oxide',
  'nitrided',
  'zinc plated',
  'anodized',
];

function english(random: Random, w: Facts): string {
  const { part, quantity, perYear, days } = w;
  const name = part.english;
  const material = random.pick(['42CrMo4', 'AISI 4140', 'C45', '16MnCr5', 'SS304', '6061-T6']);
  if (w.detail === 0)
    return random.pick([
      `Do you make ${name}s? Please send price list.`,
      `Interested in ${name}, please contact me.`,
      `What is your MOQ for ${name}s?`,
    ]);
  const opening = random.pick([
    `We are looking for a supplier of ${name}s, ${material}, ${random.pick(treatmentsAbroad)}, ${quantity} pcs per batch`,
    `Please quote FOB ${random.pick(['Ningbo', 'Shanghai'])} for ${quantity} pcs ${name}, ${w.size}, ${material}`,
    `RFQ: ${name} ${w.size}, ${material}, ${random.pick(treatmentsAbroad)}, qty ${quantity}`,
    `Our current source can't hold the tolerance on a ${name} (${material}, ${w.size}). First order ${quantity} pcs`,
  ]);
  const more = [
    w.detail === 2
      ? random.pick([
          'drawing attached',
          'STEP file available, tolerance class 6',
          'inspection report and material certificate 3.1 required',
        ])
      : '',
    w.wantsSample ? random.pick(['samples first', 'we need 3 samples for approval']) : '',
    random.chance(0.6) ? `lead time ${days} days` : '',
    random.chance(0.5) ? `annual volume about ${perYear} pcs` : '',
  ].filter(Boolean);
  return `${[opening, ...more].join(', ')}.`;
}
