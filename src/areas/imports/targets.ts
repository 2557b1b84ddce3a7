import type { TargetField } from '../../platform/import-export/mapping.ts';
import { customerTargets } from '../customers/index.ts';
import { leadTargets } from '../leads/index.ts';
import { opportunityTargets } from '../pipeline/index.ts';
import type { Kind } from './rules/kinds.ts';

// biome-ignore format: one field a line reads as a table
const own: Record<'people' | 'products' | 'history' | 'key' | 'createdAt' | 'isDeleted', TargetField[]> = {
  key: [
    { key: 'externalId', kind: 'code', synonyms: ['编号', '編號', '客户编号', '客戶編號', '联系人编号', 'Id', 'Record Id', 'Account Id', 'Contact Id', 'Customer Id', 'External Id'] },
  ],
  createdAt: [
    { key: 'createdAt', kind: 'date', synonyms: ['创建时间', '創建時間', '建立時間', '创建日期', '录入时间', 'Created Date', 'Create Date', 'Created At', 'Created On'] },
  ],
  isDeleted: [{ key: 'isDeleted', kind: 'boolean', synonyms: ['已删除', '已刪除', '是否删除', 'Is Deleted', 'Deleted'] }],
  people: [
    { key: 'name', kind: 'name', synonyms: ['姓名', '销售', '销售人员', '业务员', '業務員', '员工姓名', 'Sales Agent', 'Sales Rep', 'Salesperson', 'Full Name', 'Name', 'Employee', 'Agent', 'User'] },
    { key: 'email', kind: 'email', synonyms: ['邮箱', '郵箱', '电子邮箱', '電子郵件', 'Email', 'E-mail', 'Email Address', 'Work Email'] },
    { key: 'phone', kind: 'phone', synonyms: ['手机', '手機', '电话', '電話', 'Phone', 'Mobile', 'Mobile Phone'] },
    { key: 'title', kind: 'category', synonyms: ['职位', '職位', '职务', '職稱', 'Title', 'Job Title', 'Position'] },
    { key: 'manager', kind: 'name', synonyms: ['主管', '经理', '經理', '上级', '上級', '直属上级', 'Manager', 'Manager Name', 'Sales Manager', 'Reports To', 'Supervisor'] },
    { key: 'team', kind: 'category', synonyms: ['小组', '小組', '部门', '部門', '组别', 'Team', 'Group', 'Department'] },
    { key: 'office', kind: 'category', synonyms: ['办事处', '辦事處', '区域', '區域', '大区', '分公司', 'Regional Office', 'Office', 'Region', 'Branch', 'Division'] },
    { key: 'externalId', kind: 'code', synonyms: ['工号', '工號', '编号', '編號', 'Employee Id', 'User Id', 'Id'] },
  ],
  products: [
    { key: 'product', kind: 'category', synonyms: ['产品', '產品', '产品名称', '產品名稱', '商品名称', 'Product', 'Product Name', 'Item', 'Name'] },
    { key: 'price', kind: 'money', synonyms: ['价格', '價格', '单价', '單價', '标价', '目录价', 'Sales Price', 'List Price', 'Price', 'Unit Price'] },
    { key: 'externalId', kind: 'code', synonyms: ['产品编号', '產品編號', '物料编码', 'Product Id', 'Product Code', 'SKU', 'Id'] },
  ],
  history: [
    { key: 'opportunity', kind: 'code', synonyms: ['商机', '商機', '商机编号', '商机名称', 'Opportunity Id', 'Opportunity', 'Deal', 'Deal Id', 'Opportunity Name'] },
    { key: 'at', kind: 'date', synonyms: ['时间', '時間', '变更时间', '變更時間', '创建时间', '日期', 'Created Date', 'Changed At', 'Date', 'Last Modified', 'Created At'] },
    { key: 'stage', kind: 'category', synonyms: ['阶段', '階段', '销售阶段', 'Stage', 'Stage Name', 'To Stage', 'New Value', 'Deal Stage'] },
    { key: 'amount', kind: 'money', synonyms: ['金额', '金額', 'Amount', 'Deal Value', 'Value'] },
    { key: 'expectedClose', kind: 'date', synonyms: ['预计成交日', '预计结单日期', 'Close Date', 'Expected Close', 'Expected Close Date'] },
    { key: 'by', kind: 'name', synonyms: ['变更人', '變更人', '操作人', 'Changed By', 'Created By', 'Last Modified By', 'User'] },
    { key: 'externalId', kind: 'code', synonyms: ['Id', 'History Id'] },
  ],
};

/** Where a company sits, also as files from elsewhere say it. */
const places = ['Country', 'Location', 'Office Location', 'City', 'Billing Country', '国家', '國家', '城市'];

const customers = [
  ...customerTargets.map((field) =>
    field.key === 'region' ? { ...field, synonyms: [...field.synonyms, ...places] } : field,
  ),
  ...own.key,
  ...own.createdAt,
  ...own.isDeleted,
];

const targets: Readonly<Record<Kind, readonly TargetField[]>> = {
  people: [...own.people, ...own.isDeleted],
  accounts: customers,
  contacts: customers,
  leads: leadTargets,
  products: own.products,
  opportunities: [...opportunityTargets, ...own.isDeleted],
  history: [...own.history, ...own.isDeleted],
  none: [],
};

/** What columns of a file of this kind can become, beside custom fields. */
export function targetsOf(kind: Kind): readonly TargetField[] {
  return targets[kind];
}

/** Subjects of the custom fields that further columns of such a file may become; the first where the file doesn't say. */
export const customSubjects: Readonly<
  Record<Kind, readonly ('account' | 'contact' | 'lead' | 'opportunity')[]>
> = {
  people: [],
  accounts: ['account', 'contact'],
  contacts: ['contact', 'account'],
  leads: ['lead'],
  products: [],
  opportunities: ['opportunity'],
  history: [],
  none: [],
};

/** Fields that several columns may be mapped to, each adding what it holds. */
export const repeatableFields: ReadonlySet<string> = new Set([
  'phone',
  'phone2',
  'email',
  'email2',
  'companyPhone',
  'companyEmail',
  'address',
  'note',
  'talk',
  'need',
]);

/** Without one of these a file of the kind says nothing that can be imported. */
export const namingFields: Readonly<Record<Kind, readonly string[]>> = {
  people: ['name'],
  accounts: ['company', 'name', 'firstName', 'lastName'],
  contacts: ['name', 'firstName', 'lastName', 'company'],
  leads: ['name', 'firstName', 'lastName', 'company', 'phone', 'phone2', 'email', 'email2', 'externalId'],
  products: ['product'],
  opportunities: ['name', 'account', 'products', 'externalId'],
  history: ['opportunity'],
  none: [],
};
