import { isHan } from './fold-text.ts';
import { companyKey, companyWords } from './normalise.ts';

/**
 * Words that very many companies carry: places, trades, and what every firm calls itself. They say little about which
 * company it is.
 */
const PLACES =
  '中国 北京 上海 天津 重庆 广东 浙江 江苏 山东 福建 湖北 湖南 河南 河北 四川 安徽 江西 辽宁 吉林 黑龙江 陕西 山西 云南 贵州 广西 海南 甘肃 青海 宁夏 新疆 西藏 内蒙古 香港 澳门 台湾 深圳 广州 东莞 佛山 珠海 中山 惠州 苏州 无锡 南京 常州 昆山 南通 扬州 杭州 宁波 温州 嘉兴 绍兴 台州 金华 义乌 青岛 济南 烟台 厦门 泉州 福州 武汉 长沙 郑州 石家庄 成都 合肥 南昌 沈阳 大连 长春 哈尔滨 西安 太原 昆明 贵阳 南宁 海口 兰州 市 省';
const TRADES =
  '科技 技术 信息 电子 机械 精密 自动化 设备 贸易 商贸 国际 进出口 实业 工业 制造 制品 材料 新材料 包装 模具 五金 汽车 零部件 生物 医药 医疗 环保 食品 物流 网络 软件 智能 工程 建设 建筑 投资 控股 管理 咨询 服务 文化 传媒 教育 能源 电气 电器 化工 塑料 服装 纺织 家具 发展 股份 集团 公司 工厂 厂';
const LATIN =
  'trading technology technologies tech industrial industries international import export imports exports manufacturing systems solutions services service holdings holding enterprise enterprises logistics foods food labs software engineering consulting products global the and of china shanghai beijing shenzhen guangzhou hangzhou suzhou hong kong';

const COMMON = new Set(`${PLACES} ${TRADES} ${LATIN}`.split(' '));
/** Longest first, so that 新材料 goes before 材料. */
const COMMON_HAN = [...COMMON]
  .filter((word) => isHan(word.charCodeAt(0)))
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Information of a common word against 1 for any other. */
const COMMON_WEIGHT = 0.3;

/** The weight of a word (or of a pair of Han characters) of a company's name when no table tells how rare it is. */
export function companyWordWeight(word: string): number {
  return COMMON.has(word) ? COMMON_WEIGHT : 1;
}

/**
 * What is left of a company's name without place, trade and legal form: 上海华东精密机械有限公司 → 华东. The whole key when
 * nothing or a single character would be left.
 */
export function companyCore(text: string): string {
  const core = companyWords(text)
    .map((word) => (isHan(word.charCodeAt(0)) ? withoutCommon(word) : COMMON.has(word) ? '' : word))
    .join('');
  return core.length >= 2 ? core : companyKey(text);
}

function withoutCommon(run: string): string {
  let rest = run;
  for (const word of COMMON_HAN) rest = rest.replaceAll(word, '');
  return rest;
}
