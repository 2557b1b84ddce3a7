import type { Random } from '../random.ts';

/** What a note may speak of. */
export type TalkFacts = {
  /** How the salesperson calls the customer: 王经理, Mr. Hartwell. */
  who: string;
  part: string;
  material: string;
  quantity: number;
  days: number;
  amount: number;
};

type Lines = readonly ((f: TalkFacts) => string)[];

const wan = (n: number): string =>
  n >= 10_000 ? `${(n / 10_000).toFixed(n >= 100_000 ? 0 : 1)} 万` : `${n} 元`;

export const noAnswer: readonly string[] = [
  '没接。',
  '无人接听，晚点再打。',
  '占线。',
  '响了很久没接，已发短信说明来意。',
  '对方正在开会，挂断了。',
  '关机。',
  '前台接的，说人去车间了。',
  '微信加了还没通过。',
  '邮件已发，等回复。',
  '打到总机，转分机没人接。',
];

const first: Lines = [
  (f) => `${f.who}确认要的是${f.material}${f.part}，${f.quantity} 件，图纸今天发过来。`,
  (f) => `聊了十分钟，${f.who}手上有两家在比价，主要看交期，希望 ${f.days} 天能交。`,
  (f) => `${f.who}说现用的供应商热处理变形大，废品多，想换一家试试。`,
  (f) => `了解了用在什么地方：${f.who}那边是新机型，${f.part}一台用两件，年底前要定供应商。`,
  (f) => `${f.who}问我们能不能做检测报告和材质证明，答复可以。图纸要先签保密。`,
  (f) => `接通了，${f.who}在外面，只说了数量 ${f.quantity} 件左右，让把资料发微信。`,
  (f) => `${f.who}比较懂行，直接问磨齿精度和设备型号，约了技术一起回电。`,
  (f) => `价格敏感，${f.who}上来就问单价，给了区间，预算大概 ${wan(f.amount)}。`,
  (f) => `${f.who}说不急，先收集几家报价，老板拍板。`,
  (f) => `对接清楚了：采购是${f.who}，技术要另外找人确认公差。`,
];
const follow: Lines = [
  (f) => `图纸收到，${f.part}有一处公差标得太紧，跟${f.who}商量放到 0.03，他去问设计。`,
  (f) => `报价发过去了，${wan(f.amount)}，${f.who}觉得偏高，要求再降 5 个点。`,
  (f) => `${f.who}已把报价交给他们领导，下周有结果。`,
  (f) => `和${f.who}对了工艺：粗车、调质、精车、磨，交期按 ${f.days} 天排。`,
  (f) => `他们想先来厂里看看设备，${f.who}在排时间。`,
  (f) => `${f.who}催样品进度，和车间确认了周四能出。`,
  (f) => `答复了付款方式：预付三成，发货前付清。${f.who}希望月结。`,
  (f) => `${f.who}说还有一家报得比我们低一点，但交期比我们长。`,
  (f) => `问了${f.who}年用量，第一批 ${f.quantity} 件，后面看销售情况。`,
  (f) => `原材料又涨了，跟${f.who}说明报价有效期只有两周，他表示理解。`,
  (f) => `${f.who}回复说项目推迟了一点，但没取消。`,
  (f) => `技术交流会开完，${f.who}那边提了三个问题，两个当场答了，跳动那个回来查。`,
];
const sample: Lines = [
  (f) => `样品寄出了，顺丰单号已发给${f.who}。`,
  (f) => `${f.who}收到样品，尺寸合格，装机试用中。`,
  (f) => `样品测了，硬度偏下限，${f.who}要求再做两件。`,
  (f) => `第二次样品通过，${f.who}很满意表面质量。`,
];
const inbound: Lines = [
  (f) => `${f.who}主动打来问${f.part}的交期，答复 ${f.days} 天。`,
  (f) => `${f.who}发来更新的图纸，数量改成 ${f.quantity} 件。`,
  () => `客户来电要我们的开票资料和体系证书，已发。`,
  (f) => `${f.who}微信问能不能先发一半货。`,
];
const visit: Lines = [
  (f) => `上门拜访，见到了${f.who}和他们技术，看了装配线，${f.part}的磨损问题比想象的大。`,
  (f) => `${f.who}来厂参观，看了热处理和检测室，评价不错。`,
  (f) => `到他们车间量了旧件，${f.who}当场确认了三个关键尺寸。`,
];
const won: Lines = [
  (f) => `${f.who}确认需求和预算都有，约 ${wan(f.amount)}，可以进入正式报价。`,
  (f) => `领导已批，${f.who}要我们按 ${f.quantity} 件出正式报价单和技术协议。`,
  (f) => `样品通过、价格谈拢，${f.who}说下月走合同流程。`,
  (f) => `四项都问清了：预算 ${wan(f.amount)}、${f.who}能定、需求明确、${f.days} 天内要货。`,
];
const later: Lines = [
  (f) => `${f.who}说预算明年才批，让到时候再联系。`,
  (f) => `他们手上还有库存，${f.who}估计要过一两个月才补货。`,
  (f) => `新厂房搬迁中，${f.who}说安顿好再谈${f.part}。`,
  () => `对方设备改造推迟，约好时间再跟。`,
];

const abroadFirst: Lines = [
  (f) => `${f.who} replied: they need ${f.quantity} pcs, asked for our certificates and a plant video.`,
  (f) => `Video call with ${f.who}, went through the drawing; two dimensions to be clarified.`,
  (f) => `${f.who} wants FOB and CIF prices, target is 8% below the current supplier.`,
];
const abroadFollow: Lines = [
  (f) => `Quotation sent to ${f.who}, valid 30 days, lead time ${f.days} days.`,
  (f) => `${f.who} asked for material certificate 3.1 and a first article report; confirmed both.`,
  (f) => `${f.who} is waiting for the engineering release, expects it next week.`,
  (f) => `Samples shipped by courier, tracking number sent to ${f.who}.`,
];
const abroadWon: Lines = [
  (f) => `${f.who} confirmed budget and volume (${f.quantity} pcs); asks for a formal offer.`,
];
const abroadLater: Lines = [(f) => `${f.who}: project moved to next quarter, will come back.`];

const lines = { first, follow, sample, inbound, visit, won, later } as const;
const abroadLines: Readonly<Record<keyof typeof lines, Lines>> = {
  first: abroadFirst,
  follow: abroadFollow,
  sample: abroadFollow,
  inbound: abroadFollow,
  visit: abroadFirst,
  won: abroadWon,
  later: abroadLater,
};
export type Stage = keyof typeof lines;

const asides = [
  '',
  '',
  '',
  '',
  '对方态度不错。',
  '语气有点急。',
  '后面要盯紧。',
  '已抄送技术部。',
  '要点记在备注里了。',
  '下次带上样册。',
  '让内勤先查一下同类件的老价格。',
  '他上午比较好联系。',
];

function linesOf(stage: Stage | LostReason, abroad: boolean): Lines {
  if (stage in lost) return lost[stage as LostReason][abroad ? 'abroad' : 'said'];
  return (abroad ? abroadLines : lines)[stage as Stage];
}

/** A note of what was said, as a salesperson writes it. */
export function said(random: Random, stage: Stage | LostReason, facts: TalkFacts, abroad: boolean): string {
  const text = random.pick<(f: TalkFacts) => string>(linesOf(stage, abroad))(facts);
  return abroad ? text : text + random.pick(asides);
}

export const nextSteps = {
  first: ['发图纸确认单', '报价', '发样册和报价', '约技术交流', '回复交期', '确认材质和热处理'],
  follow: [
    '跟进报价反馈',
    '再谈价格',
    '确认样品进度',
    '寄样品',
    '约来厂参观',
    '上门拜访',
    '要年度用量',
    '催图纸',
    '答复付款方式',
    '打电话问领导意见',
  ],
  won: ['出正式报价单', '发技术协议', '谈合同条款', '确认交货计划'],
} as const;

/** Why it came to nothing: how often, and what the last conversation said. */
export const lost = {
  价格没谈拢: {
    share: 26,
    said: [
      (f) => `最后一次谈价，${f.who}坚持再降一成，材料价摆在那里，做不下来。`,
      (f) => `${f.who}给的目标价比我们成本还低，放弃。`,
      (f) => `领导批了最低价，${f.who}还是嫌高，${wan(f.amount)}的盘子谈崩了。`,
    ],
    abroad: [(f) => `${f.who}: our price is too high with freight, they stay with their present source.`],
  },
  选了别家: {
    share: 20,
    said: [
      (f) => `${f.who}说已经定给别家了，对方就在他们隔壁，送货方便。`,
      (f) => `${f.who}回话：老供应商把交期提前了，不换了。`,
      (f) => `比完三家没选我们，${f.who}说下次新项目再叫上。`,
    ],
    abroad: [(f) => `${f.who} chose a local supplier because of lead time.`],
  },
  没有采购计划: {
    share: 18,
    said: [
      (f) => `${f.who}回话：项目暂停，今年不采购了。`,
      (f) => `${f.who}只是给设计估个成本，没有采购计划。`,
      (f) => `打了几次都说再看看，今天${f.who}承认今年没有预算。`,
    ],
    abroad: [(f) => `No project behind the request, ${f.who} was only comparing prices.`],
  },
  超出加工能力: {
    share: 9,
    said: [
      (f) => `技术看了图，${f.part}的尺寸超出机床行程，跟${f.who}说明做不了。`,
      (f) => `精度要求我们保不住，${f.who}表示理解。`,
    ],
    abroad: [(f) => `Size is beyond our machines, told ${f.who} so.`],
  },
  数量太少: {
    share: 10,
    said: [
      (f) => `数量太少（${f.quantity} 件），起订量谈不下来。`,
      (f) => `${f.who}只要试一次，开机费他不愿意出。`,
    ],
    abroad: [(f) => `Below our minimum order, ${f.who} can't combine batches.`],
  },
  同行打探: {
    share: 5,
    said: [
      () => '问得太细，查了一下是同行，没有再报价。',
      (f) => `${f.who}留的公司查不到采购记录，像是来摸价的。`,
    ],
    abroad: [() => 'Turned out to be a trader collecting prices.'],
  },
} as const satisfies Readonly<Record<string, { share: number; said: Lines; abroad: Lines }>>;
export type LostReason = keyof typeof lost;

export const comments: readonly ((who: string) => string)[] = [
  () => '这个客户上半年在展会上见过，可以重点跟一下。',
  () => '注意信用，先款后货。',
  (who) => `${who}的主管是老朋友，需要的话我打个电话。`,
  () => '同类件去年给别的客户做过，工艺可以直接用。',
  () => '报价前先让工艺算一下工时。',
  () => '竞争对手也在跟，尽快给样品。',
  () => '请补一下年用量和现有供应商。',
  () => '图纸涉密，别转群里。',
  () => '交期别答应太紧，车间这个月满了。',
];
export const putBackReasons = [
  '两个月没进展，别人试试',
  '不在我的区域',
  '手上客户太多跟不过来',
  '多次联系没有回应',
];
