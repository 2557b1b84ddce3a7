import type { Random } from '../random.ts';

/** What a note about a deal speaks of. */
export type DealFacts = { who: string; part: string; amount: string; days: number };
type Line = (f: DealFacts) => string;

/** What is said on the way, stage by stage: spoken with them, and written to them. */
const here: readonly { direct: readonly Line[]; indirect: readonly Line[] }[] = [
  {
    direct: [
      (f) => `和${f.who}通了电话，${f.part}是新机型用的，年底前要定供应商，约了下周细谈。`,
      (f) => `拜访${f.who}，先认识了人，看了一圈现场，说项目已经立项。`,
      (f) => `${f.who}介绍了他们的采购流程：技术定方案，采购比价，老板签字。`,
    ],
    indirect: [
      (f) => `给${f.who}发了公司介绍和同类${f.part}的案例。`,
      (f) => `微信问${f.who}什么时候方便，回复说这两天在外面。`,
      (f) => `${f.who}托同事带话，图纸要等设计改完再给。`,
    ],
  },
  {
    direct: [
      (f) => `和${f.who}、他们技术一起把${f.part}的要求过了一遍，公差有两处可以放。`,
      (f) => `现场量了旧件，磨损在端面，${f.who}同意改用渗碳。`,
      (f) => `${f.who}说清了用量：首批试装，合格后按月要货，${f.days} 天一批。`,
    ],
    indirect: [
      (f) => `${f.who}发来图纸和技术协议草稿，转给工艺核对。`,
      (f) => `邮件回复${f.who}的五个技术问题。`,
      (f) => `${f.who}微信补了一张现用件的照片。`,
    ],
  },
  {
    direct: [
      (f) => `上门讲解方案，${f.who}对交期满意，价格要再看看。`,
      (f) => `${f.who}来厂看了磨齿和检测，方案基本认可。`,
      (f) => `电话跟${f.who}对报价，${f.amount}，他觉得热处理那项偏高。`,
    ],
    indirect: [
      (f) => `报价单发给${f.who}，${f.amount}，有效期三周。`,
      (f) => `${f.who}邮件要材质报告和检测方案，已发。`,
      (f) => `问${f.who}报价的意见，说还在内部走流程。`,
    ],
  },
  {
    direct: [
      (f) => `和${f.who}谈付款，预付三成、发货前付清，他要争取月结。`,
      () => `见到拍板的人，总价再让一点可以定。`,
      (f) => `${f.who}约上财务一起谈了条款，质保金留百分之五。`,
    ],
    indirect: [
      (f) => `按${f.who}的意见改了报价，重新发过去。`,
      (f) => `${f.who}微信说老板出差，周五回来定。`,
      () => `寄了第二次样品，附检测报告。`,
    ],
  },
  {
    direct: [
      (f) => `合同条款对完，${f.who}说这两天盖章。`,
      (f) => `${f.who}来电问第一批什么时候能发，答复 ${f.days} 天。`,
    ],
    indirect: [(f) => `合同文本发给${f.who}，等他们法务。`, (f) => `催${f.who}回传合同，说在走用印流程。`],
  },
];

const abroad: readonly { direct: readonly Line[]; indirect: readonly Line[] }[] = [
  {
    direct: [(f) => `Video call with ${f.who}: new model, supplier to be fixed this quarter.`],
    indirect: [(f) => `Sent ${f.who} our profile and three similar ${f.part} cases.`],
  },
  {
    direct: [
      (f) => `Went through the ${f.part} drawing with ${f.who} and their engineer; two tolerances relaxed.`,
    ],
    indirect: [(f) => `${f.who} mailed the drawing, asked for certificate 3.1.`],
  },
  {
    direct: [(f) => `Call with ${f.who} on the offer, ${f.amount}: fine on lead time, price under review.`],
    indirect: [(f) => `Offer sent, ${f.amount}, FOB Shanghai, valid 30 days.`],
  },
  {
    direct: [(f) => `${f.who} wants 60 days; agreed on 30 % down and the rest before shipment.`],
    indirect: [(f) => `Revised offer sent to ${f.who}.`],
  },
  {
    direct: [(f) => `${f.who} confirmed the order is with purchasing for signature.`],
    indirect: [(f) => `Contract mailed to ${f.who}.`],
  },
];

/** What was said in a conversation about a deal in its n-th stage. */
export function dealTalk(
  random: Random,
  place: number,
  direct: boolean,
  isAbroad: boolean,
  facts: DealFacts,
): string {
  const lines = (isAbroad ? abroad : here)[Math.min(place, here.length - 1)]!;
  return random.pick(direct ? lines.direct : lines.indirect)(facts);
}

/** What is planned next in each stage. */
export const dealSteps: readonly (readonly string[])[] = [
  ['约时间了解需求', '打电话约拜访', '发同类案例'],
  ['整理需求，确认能否满足', '约技术对图纸', '要首批用量'],
  ['发报价并约时间讲解', '跟进报价意见', '请来厂看设备'],
  ['与拍板的人谈定条件', '谈付款方式', '改报价'],
  ['催签合同', '确认首批交期', '寄合同正本'],
];

/** What deals with customers who know us are called beside the part they are about. */
export const dealKinds = ['', '', '二期', '年度框架', '备件', '试制', '新机型', '国产化替代'] as const;

/** Who is after the same customers. Nobody of these names is known to us. */
export const rivals = [
  { name: '启川传动', note: '价格低一成左右，交期常拖。' },
  { name: '岳衡精机', note: '磨齿设备新，做得了 5 级精度。' },
  { name: '博瑞联轴', note: '标准件有现货。' },
  { name: '海纳铸锻', note: '自己有毛坯，大件有优势。' },
] as const;

/** Why it was lost, by the name of the reason; what the salesperson wrote. */
export const lostNotes: Readonly<Record<string, readonly string[]>> = {
  价格太高: ['对方给的目标价低于成本，做不下来。', '贵了一成多，领导批了底价还是差一点。'],
  产品不满足要求: ['要求 5 级精度，我们保不住。', '尺寸超出机床行程。'],
  交期赶不上: ['要求三周到货，车间最快五周。', '他们等不了第二次样品。'],
  输给竞争对手: ['对手有现货，先供了一批。', '老供应商降价留住了。'],
  项目取消或没有预算: ['项目整体暂停，明年再说。', '集团收紧预算，只保标准件。'],
  联系不上: ['负责人离职，接手的人一直没回。', '发了几次都没有回音。'],
};
export const lostShares: Readonly<Record<string, number>> = {
  价格太高: 30,
  输给竞争对手: 22,
  项目取消或没有预算: 18,
  交期赶不上: 12,
  产品不满足要求: 9,
  联系不上: 9,
};

/** Why a manager sees a month otherwise than the salesperson. */
export const doubts = [
  '这单还没见到拍板的人，先按有望算',
  '客户付款流程慢，估计要到下个月',
  '大单拆两次签，本月先算一半',
] as const;

export const dealComments: readonly string[] = [
  '价格可以让，付款别松。',
  '下周我一起去一趟，见见他们老总。',
  '先把检测方案给他们，省得反复问。',
  '对手也在跟，样品抓紧。',
  '毛利偏低，签之前跟我说一声。',
];
