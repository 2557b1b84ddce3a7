import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** How a generated list is to be. The same seed and numbers give the same bytes. */
export type GenerateOptions = {
  rows: number;
  seed?: number;
  /** Share of rows that repeat an earlier one's mail or telephone. */
  repeated?: number;
  /** Share of rows with a telephone or mail that is none. */
  broken?: number;
};

export const generatedHeader = [
  '公司名称',
  '联系人',
  '职位',
  '手机',
  '邮箱',
  '地区',
  '行业',
  '公司规模',
  '来源',
  '产品',
  '预计金额',
  '需求描述',
] as const;

const regions: readonly [region: string, cities: readonly string[]][] = [
  ['江苏', ['苏州', '无锡', '南京', '常州', '南通', '昆山']],
  ['浙江', ['杭州', '宁波', '温州', '嘉兴', '绍兴', '台州']],
  ['广东', ['深圳', '广州', '东莞', '佛山', '珠海', '中山']],
  ['上海', ['上海']],
  ['北京', ['北京']],
  ['山东', ['青岛', '济南', '烟台', '潍坊', '威海']],
  ['四川', ['成都', '绵阳', '德阳']],
  ['湖北', ['武汉', '宜昌', '襄阳']],
  ['重庆', ['重庆']],
  ['天津', ['天津']],
];
const nameParts =
  '恒瑞盛华宏博远航天成达诚信立德明科锐新益丰润泽凯森隆泰安康嘉和金鼎铭创智联优精卓越腾飞合众东方长江元亨利贞昌顺源茂兴业';
const trades: readonly [trade: string, words: readonly string[]][] = [
  ['机械', ['精密机械', '数控机床', '液压设备', '传动科技', '模具']],
  ['电子', ['电子科技', '半导体', '光电技术', '传感器', '线路板']],
  ['汽车零部件', ['汽车零部件', '汽配', '车灯', '底盘系统']],
  ['化工', ['新材料', '化工', '涂料', '树脂']],
  ['医疗器械', ['医疗器械', '生物科技', '康复设备']],
  ['新能源', ['新能源', '电池技术', '光伏科技', '储能']],
  ['食品', ['食品', '饮料', '粮油']],
  ['物流', ['供应链管理', '物流', '仓储']],
];
const forms = ['有限公司', '有限公司', '有限公司', '股份有限公司', '有限责任公司', '集团有限公司'];
const familyNames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚';
const givenNames =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲飞鹏建国志文辉力永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清彬富顺信子晨宇浩然欣怡梓涵雨泽轩';
const titles = ['采购经理', '总经理', '技术总监', '采购员', '生产经理', '设备主管', '工程师', '副总经理'];
const sizes = ['20人以下', '20-99人', '100-499人', '500-999人', '1000人以上'];
const sources = ['展会', '官网', '转介绍', '电话拓展', '搜索推广', '老客户'];
const products = ['滚珠丝杠', '直线导轨', '伺服电机', '减速机', '联轴器', '工业机器人'];
const mobilePrefixes = [
  '138',
  '139',
  '137',
  '136',
  '135',
  '150',
  '151',
  '158',
  '159',
  '186',
  '187',
  '188',
  '199',
  '177',
];

/**
 * Believable Chinese business leads, line after line, from a seed (mulberry32, Tommy Ettinger, public domain): the same everywhere,
 * so that benches on different machines import the same file.
 */
export function* generateLeads(options: GenerateOptions): Generator<string[]> {
  const { rows, seed = 20261123, repeated = 0.02, broken = 0.002 } = options;
  const random = mulberry32(seed);
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)]!;
  for (let n = 0; n < rows; n++) {
    const [region, cities] = pick(regions);
    const [trade, words] = pick(trades);
    const company = `${pick(cities)}${pick(nameParts)}${pick(nameParts)}${random() < 0.5 ? pick(nameParts) : ''}${pick(words)}${pick(forms)}`;
    const person = `${pick(familyNames)}${pick(givenNames)}${random() < 0.7 ? pick(givenNames) : ''}`;
    // Which number someone has follows from the row, so that a repetition is one on purpose.
    const who = n > 0 && random() < repeated ? Math.floor(random() * n) : n;
    let phone = `${mobilePrefixes[who % mobilePrefixes.length]}${String((who * 7_368_787) % 100_000_000).padStart(8, '0')}`;
    if (random() < 0.2) phone = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
    let mail =
      random() < 0.8 ? `u${who.toString(36)}@${pick(['mail', 'corp', 'office'])}${who % 997}.example` : '';
    if (random() < broken) {
      if (random() < 0.5) phone = '12345';
      else mail = 'not a mail';
    }
    yield [
      company,
      person,
      pick(titles),
      phone,
      mail,
      region,
      trade,
      pick(sizes),
      pick(sources),
      pick(products),
      String(Math.floor(random() ** 3 * 2000) * 500),
      random() < 0.3 ? `需要${pick(products)}，数量${1 + Math.floor(random() * 500)}，请尽快报价` : '',
    ];
  }
}

/** Writes the list as CSV (UTF-8). @returns bytes. */
export async function writeLeadsFile(path: string, options: GenerateOptions): Promise<number> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  let bytes = 0;
  let text = `${generatedHeader.join(',')}\n`;
  let lines = 0;
  for (const cells of generateLeads(options)) {
    text += `${cells.join(',')}\n`;
    if (++lines % 2000 !== 0) continue;
    bytes += Buffer.byteLength(text);
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  bytes += Buffer.byteLength(text);
  file.end(text);
  await once(file, 'finish');
  return bytes;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
