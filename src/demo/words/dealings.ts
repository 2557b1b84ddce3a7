import type { Random } from '../random.ts';

type Said = (who: string) => string;

/** What comes up on the telephone and in messages with customers once they are customers; `who` is a person's name. */
const remote: readonly Said[] = [
  (who) => `${who}说上批货装机顺利，车间反映磨齿噪音比原来小，准备把另一台的也给我们做。`,
  (who) => `${who}问能不能把交期从 35 天压到 28 天，答应回去排一下产能。`,
  (who) => `${who}提到原来的供应商又涨价了，想让我们整体报一次。`,
  () => '图纸改版，轴径从 45 改到 48，重新核了价格发过去。',
  () => '质量部反馈有两件端面跳动超差 0.01，同意返修，运费我们出。',
  (who) => `${who}说付款要走新流程，月底前能安排。`,
  () => '送样三件，材质报告和探伤报告一起寄的。',
  () => '新项目招标，要先入供应商名录，资料清单拿到了。',
  () => '对账没问题，发票已寄出。',
  (who) => `${who}说今年预算收紧，非标件先放一放，标准件照旧。`,
];
/** And what comes up face to face. */
const met: readonly Said[] = [
  () => '例行拜访，看了他们的装配线，新机型下半年上，齿轮箱要重新选型。',
  (who) => `和${who}对了一遍全年用量，大概比去年多两成。`,
  (who) => `${who}调到集团采购去了，介绍了接手的同事。`,
  (who) => `请${who}来厂里看了热处理线，当场定了两个件试制。`,
  (who) => `${who}希望备三个月安全库存，可以签框架。`,
  () => '展会上碰到他们老板，聊了十分钟，对国产替代很感兴趣。',
];
const abroad: readonly Said[] = [
  (who) => `${who} confirmed the samples fit. Wants the price for 500 and 1,000 sets.`,
  (who) => `${who} asked for EXW and FOB Shanghai side by side, and the packing list of the last lot.`,
  () => 'Shipment arrived in good order, two cartons dented outside, parts fine.',
  (who) => `${who} has a new drawing coming: shaft 45 to 48 mm. Quoting again on Friday.`,
  () => 'Sent the material certificates and the inspection report.',
];
export function dealing(random: Random, kind: string, isAbroad: boolean, who: string): string {
  const said = isAbroad ? abroad : kind === 'visit' || kind === 'meeting' ? met : remote;
  return random.pick(said)(who);
}

export const steps = [
  '报新机型的齿轮箱价格',
  '送改版后的样品',
  '拜访，对全年用量',
  '签年度框架',
  '回复返修件的处理结果',
  '约技术交流',
  '跟进供应商名录资料',
] as const;

export const paymentTerms = [
  '月结 30 天',
  '月结 60 天',
  '预付三成，发货前付清',
  '货到 30 天',
  '票到 45 天',
] as const;

/** Why somebody set a tier by hand before there were orders to compute it from. */
export const keyReasons = [
  '集团年采购额大，三家工厂都在用我们的件',
  '行业里的标杆客户，带得动别家',
  '老板亲自维护的战略客户',
] as const;

export const thanks = ['请吃顿饭', '送两箱当季水果', '下单返一个点', '一封感谢信加小礼物'] as const;

export const remarks = [
  '采购和技术意见不一致时，听技术的。',
  '年底封账早，12 月 15 号以后不要送发票。',
  '门卫要预约，提前一天报车牌。',
  '他们对防锈包装要求高，别忘了气相防锈袋。',
] as const;

export const dealerNames = ['传动设备经营部', '机电贸易有限公司', '工业品供应链有限公司'] as const;
