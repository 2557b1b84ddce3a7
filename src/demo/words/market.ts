/** Where leads come from: how often, how likely they buy (log-odds), how quickly one can answer. */
export const sources = {
  官网询价: { share: 24, buys: 0.45, campaign: null },
  阿里巴巴国际站: { share: 13, buys: -0.35, campaign: null },
  展会: { share: 0, buys: 0.05, campaign: null },
  老客户推荐: { share: 11, buys: 1.85, campaign: null },
  电话咨询: { share: 10, buys: 0.35, campaign: null },
  百度推广: { share: 12, buys: -0.3, campaign: '百度搜索-机加工' },
  抖音: { share: 9, buys: -1.25, campaign: '抖音-车间日常' },
  微信公众号: { share: 7, buys: 0.1, campaign: null },
} as const;
export type Source = keyof typeof sources;

/** Fairs of the year: month and day they begin, three days each. */
export const fairs = [
  { month: 3, day: 26, name: '春季机械零部件展（上海）' },
  { month: 6, day: 11, name: '夏季工业装备展（青岛）' },
  { month: 9, day: 18, name: '秋季传动与自动化展（深圳）' },
  { month: 11, day: 12, name: '冬季机床与零部件展（武汉）' },
] as const;

/** What they build, the words in their companies' names, how likely they buy, and how much at a time. */
export const industries = {
  工程机械: { share: 17, buys: 0.45, scale: 2.2, trades: ['工程机械', '重工机械', '液压机械'] },
  自动化设备: { share: 19, buys: 0.25, scale: 1, trades: ['自动化设备', '智能装备', '自动化科技'] },
  新能源: { share: 12, buys: 0.6, scale: 2.6, trades: ['新能源装备', '储能科技', '锂电设备'] },
  包装机械: { share: 11, buys: 0.1, scale: 0.7, trades: ['包装机械', '食品机械'] },
  农业机械: { share: 9, buys: -0.25, scale: 0.9, trades: ['农业机械', '农机装备'] },
  机床: { share: 11, buys: 0.3, scale: 1.2, trades: ['数控机床', '精密机床', '机床附件'] },
  纺织机械: { share: 8, buys: -0.55, scale: 0.6, trades: ['纺织机械', '印染设备'] },
  泵阀: { share: 8, buys: 0.05, scale: 0.8, trades: ['泵业', '阀门', '流体设备'] },
  医疗器械: { share: 5, buys: -0.1, scale: 0.8, trades: ['医疗器械', '康复设备'] },
} as const;
export type Industry = keyof typeof industries;

/** People of the company that asks. */
export const sizes = {
  '50人以下': { share: 34, buys: -0.55, scale: 0.5 },
  '50-200人': { share: 36, buys: 0.1, scale: 1 },
  '200-1000人': { share: 22, buys: 0.45, scale: 2 },
  '1000人以上': { share: 8, buys: 0.15, scale: 4.5 },
} as const;
export type Size = keyof typeof sizes;

export const titles = {
  采购经理: { share: 24, buys: 0.35 },
  采购工程师: { share: 17, buys: 0.15 },
  采购员: { share: 15, buys: -0.15 },
  技术主管: { share: 11, buys: 0.3 },
  研发工程师: { share: 12, buys: -0.2 },
  设备科长: { share: 7, buys: 0.2 },
  总经理: { share: 8, buys: 0.55 },
  生产厂长: { share: 6, buys: 0.3 },
} as const;
export type Title = keyof typeof titles;

export const foreignTitles: Readonly<Record<Title, string>> = {
  采购经理: 'Purchasing Manager',
  采购工程师: 'Sourcing Engineer',
  采购员: 'Buyer',
  技术主管: 'Technical Lead',
  研发工程师: 'Design Engineer',
  设备科长: 'Maintenance Manager',
  总经理: 'Managing Director',
  生产厂长: 'Plant Manager',
};

/** Provinces with the cities that stand in companies' names. */
export const regions = {
  江苏: { share: 17, cities: ['苏州', '无锡', '常州', '昆山', '南通'] },
  浙江: { share: 15, cities: ['宁波', '杭州', '台州', '温州', '嘉兴'] },
  上海: { share: 8, cities: ['上海'] },
  安徽: { share: 5, cities: ['合肥', '芜湖'] },
  广东: { share: 20, cities: ['深圳', '东莞', '佛山', '广州', '中山'] },
  湖南: { share: 4, cities: ['长沙', '株洲'] },
  福建: { share: 4, cities: ['厦门', '泉州'] },
  山东: { share: 9, cities: ['青岛', '济南', '潍坊'] },
  河北: { share: 4, cities: ['沧州', '石家庄'] },
  辽宁: { share: 4, cities: ['大连', '沈阳'] },
  湖北: { share: 4, cities: ['武汉', '襄阳'] },
  陕西: { share: 3, cities: ['西安', '宝鸡'] },
  四川: { share: 3, cities: ['成都', '德阳'] },
} as const;
export type Region = keyof typeof regions;

export const eastern: readonly Region[] = ['江苏', '浙江', '上海', '安徽', '山东'];
export const southern: readonly Region[] = ['广东', '福建', '湖南', '湖北', '四川'];
