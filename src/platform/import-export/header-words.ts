/** What a column holds. `name` is a person (whole or a part of the name), `address` an address or a part of one. */
export type ColumnKind =
  | 'name'
  | 'organisation'
  | 'address'
  | 'phone'
  | 'email'
  | 'url'
  | 'wechat'
  | 'code'
  | 'date'
  | 'number'
  | 'money'
  | 'percent'
  | 'boolean'
  | 'category'
  | 'text'
  | 'empty';

/**
 * A header in comparable form: width and case folded, camelCase and punctuation to single spaces, marks such as a
 * required-star or a trailing hint in brackets removed. `公司名称（必填）*` and `AccountName` become `公司名称` and
 * `account name`.
 */
export function foldHeader(header: string): string {
  const bare = header
    .normalize('NFKC')
    .replace(/__[cr]$/, '')
    .replace(/[([【][^)\]】]*[)\]】]/g, ' ');
  const kept = /[\p{L}\p{N}%]/u.test(bare) ? bare : header.normalize('NFKC');
  return kept
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();
}

/** "Name" alone says neither whose name it is nor what kind. */
export const isBareName = (header: string): boolean =>
  /^(name|names|title name|名称|名稱|名)$/.test(foldHeader(header));

/** The first pattern that matches speaks; so the narrow ones stand before the wide. */
const KINDS: [ColumnKind, RegExp][] = [
  ['email', /\be ?mails?\b|\bmail( address)?$|邮箱|郵箱|电邮|電郵|电子邮件|電子郵件|信箱/],
  ['wechat', /\bwe ?chat|\bweixin|微信/],
  ['url', /\bweb ?(site|page)|\burl\b|\bhome ?page|\blinks?\b|网址|網址|网站|網站|链接|連結|官网|官網|主页/],
  ['percent', /percent|%|百分比|占比|佔比|比例/],
  [
    'date',
    /\bdates?\b|\bbirth ?day|\bbirth\b|\bdob\b|\bcreated\b|\bupdated\b|\bmodified\b| at$| on$|timestamp|日期|时间|時間|生日|出生|日$/,
  ],
  [
    'phone',
    /phone|\btel\b|\bmobile|\bcell\b|\bfax\b|\bmsisdn|电话|電話|手机|手機|行動|传真|傳真|联系方式|聯絡方式|座机|市話|联系号码/,
  ],
  [
    'money',
    /\bamount|\bprice|\brevenue|\bcost|\bbudget|\bsalary|\bturnover|\bfreight|金额|金額|价格|價格|单价|單價|预算|預算|营收|營收|销售额|銷售額|成本|费用|費用|货款|注册资本|註冊資本|资本/,
  ],
  [
    'number',
    /number of|^no of\b|\bcount\b|\bqty\b|\bquantity|\btotal\b|\bemployees\b|\bvisits?\b|\bscore\b|\bage\b|数量|數量|人数|人數|次数|次數|评分|評分|年龄|年齡|\bper\b/,
  ],
  [
    'address',
    /\baddr|\bstreet|\bsuburb|\bcity\b|\btown\b|\blocality|\bdistrict|地址|住址|街道|城市|区县|縣市|\bcounty\b/,
  ],
  [
    'code',
    /\bids?\b|\bno\b|\bnumber\b|\bcode\b|\bzip\b|\bpostal|\bpost ?code|\bsku\b|\bssn\b|\bsoc sec|\buuid\b|\bkey\b|\bpin\b|编号|編號|编码|編碼|代码|代碼|序号|序號|邮编|郵編|郵遞區號|邮政|税号|稅號|统一编号|統編|单号|單號|身份证|\b号$/,
  ],
  [
    'category',
    /\bstate\b|\bprovince|\bregion|\bcountry|\bstatus|\bstage\b|\btype\b|\bsource|\bindustry|\bsector|\bgender|\bsex\b|\blevel\b|\brating|\bcategory|\bcampaign|\bchannel|\bsize\b|\bsalutation|\boccupation|地区|地區|省|行业|行業|产业|產業|状态|狀態|来源|來源|渠道|等级|等級|类|類|性别|性別|规模|規模|阶段|階段|国家|國家|板块|称呼/,
  ],
  [
    'text',
    /\bnotes?\b|\bdescription|\bcomments?\b|\bremarks?\b|\brequirements?\b|\bneeds?\b|备注|備註|描述|说明|說明|需求|留言|内容|內容/,
  ],
  [
    'name',
    /联系人|聯絡人|聯繫人|姓名|名字|姓氏|^姓$|负责人|負責人|业务员|業務員|\b(first|last|given|middle|family|full|contact|person|nick|maiden|sur|fore)[ _]?names?\b|\bsurname|\bforename|^contact$|^contact person$|\b(agent|manager|owner|salesperson|rep)\b/,
  ],
  [
    'organisation',
    /\bcompany|\bcompanies|\borgani[sz]ation|^account( name)?$|\bemployer|\bbusiness|\bfirm\b|\bvendor|\bsupplier|\bmanufactur|^customer( name)?$|^client( name)?$|\bsite name|\bschool|\bagency|\binstitution|\bsubsidiary|公司|企业|企業|单位|單位|客户|客戶|顾客|厂商|廠商|供应商|供應商|机构|機構|事务所|事務所|商号|店名|品牌/,
  ],
];

/** The kind a header names, or undefined when it says nothing known. It is a claim: the values may speak against it. */
export function headerKind(header: string): ColumnKind | undefined {
  const folded = foldHeader(header);
  if (folded === '') return undefined;
  return KINDS.find(([, pattern]) => pattern.test(folded))?.[0];
}
