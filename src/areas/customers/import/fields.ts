import type { TargetField } from '../../../platform/import-export/mapping.ts';
import { USUAL_FIELDS } from '../../../platform/import-export/usual-fields.ts';

/**
 * Everything a column of a file of customers can become. Beside these `account.custom:<key>` and `contact.custom:<key>`.
 *
 * `phone`, `email`, `address` and `note` are the person's in a row that names one, else the company's; those beginning with `company`
 * are always the company's.
 */
export const customerFields = [
  'company',
  'shortName',
  'kind',
  'creditCode',
  'parent',
  'companyPhone',
  'companyEmail',
  'website',
  'region',
  'industry',
  'size',
  'source',
  'currency',
  'paymentTerms',
  'creditNote',
  'owner',
  'name',
  'firstName',
  'lastName',
  'title',
  'department',
  'role',
  'wechat',
  'birthday',
  'language',
  'channel',
  'phone',
  'phone2',
  'email',
  'email2',
  'address',
  'note',
] as const;
export type CustomerField = (typeof customerFields)[number];

// biome-ignore format: one field a line reads as a table
const own: TargetField[] = [
  { key: 'shortName', kind: 'organisation', synonyms: ['简称', '簡稱', '公司简称', '公司簡稱', '客户简称', '客戶簡稱', 'Short Name', 'Abbreviation', 'Known As'] },
  { key: 'kind', kind: 'category', synonyms: ['客户类型', '客戶類型', '类型', '類型', '客户性质', '合作类型', 'Account Type', 'Customer Type', 'Type'] },
  { key: 'creditCode', kind: 'code', synonyms: ['统一社会信用代码', '統一社會信用代碼', '信用代码', '信用代碼', '社会信用代码', '税号', '稅號', '纳税人识别号', 'Unified Social Credit Code', 'USCC', 'Credit Code', 'Tax Id', 'Tax Number'] },
  { key: 'parent', kind: 'organisation', synonyms: ['上级公司', '上級公司', '母公司', '总公司', '總公司', '集团', '所属集团', 'Parent Account', 'Parent Company', 'Parent', 'Group', 'Headquarters'] },
  { key: 'companyPhone', kind: 'phone', synonyms: ['公司电话', '公司電話', '总机', '總機', '单位电话', '企业电话', 'Company Phone', 'Main Phone', 'Switchboard'] },
  { key: 'companyEmail', kind: 'email', synonyms: ['公司邮箱', '公司郵箱', '企业邮箱', '公司信箱', 'Company Email', 'General Email'] },
  { key: 'currency', kind: 'category', synonyms: ['币种', '幣別', '结算币种', '货币', '貨幣', 'Currency'] },
  { key: 'paymentTerms', kind: 'category', synonyms: ['付款条件', '付款條件', '付款方式', '账期', '帳期', '结算方式', 'Payment Terms', 'Terms of Payment', 'Terms'] },
  { key: 'creditNote', kind: 'text', synonyms: ['信用情况', '信用說明', '信用说明', '授信', '信用额度', '信用額度', 'Credit', 'Credit Limit', 'Credit Note', 'Credit Rating'] },
  { key: 'department', kind: 'category', synonyms: ['部门', '部門', '所在部门', '科室', 'Department', 'Division'] },
  { key: 'role', kind: 'category', synonyms: ['角色', '决策角色', '決策角色', '关系角色', '影响力', 'Buying Role', 'Role in Decision', 'Contact Role'] },
  { key: 'birthday', kind: 'date', synonyms: ['生日', '出生日期', 'Birthday', 'Birthdate', 'Date of Birth', 'DOB'] },
  { key: 'language', kind: 'category', synonyms: ['语言', '語言', 'Language', 'Preferred Language'] },
  { key: 'channel', kind: 'category', synonyms: ['联系偏好', '聯絡偏好', '偏好联系方式', 'Preferred Channel', 'Preferred Contact Method'] },
];

/** What headers are compared with when a mapping of a file of customers is proposed. */
export const customerTargets: readonly TargetField[] = [
  ...own,
  ...USUAL_FIELDS.filter(
    ({ key }) =>
      (customerFields as readonly string[]).includes(key) && !own.some((field) => field.key === key),
  ),
];
