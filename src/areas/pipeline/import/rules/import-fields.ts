import type { TargetField } from '../../../../platform/import-export/mapping.ts';

/** Everything a column of a file can become, beside custom fields (`custom:<key>`). */
export const importFields = [
  'name',
  'account',
  'owner',
  'pipeline',
  'stage',
  'state',
  'amount',
  'currency',
  'category',
  'openedAt',
  'expectedClose',
  'closedOn',
  'closeReason',
  'competitor',
  'closeNote',
  'products',
  'nextStep',
  'nextStepOn',
  'externalId',
] as const;
export type ImportField = (typeof importFields)[number];

/** What headers are compared with when a mapping is proposed, the commonest first. */
// biome-ignore format: one field a line reads as a table
export const opportunityTargets: TargetField[] = [
  { key: 'name', kind: 'name', synonyms: ['商机名称', '商機名稱', '商机', '商機', '项目名称', '專案名稱', '机会名称', 'Opportunity Name', 'Opportunity', 'Deal Name', 'Deal', 'Name'] },
  { key: 'account', kind: 'organisation', synonyms: ['客户名称', '客戶名稱', '客户', '客戶', '公司名称', '公司名稱', '公司', 'Account Name', 'Account', 'Company', 'Customer'] },
  { key: 'owner', kind: 'name', synonyms: ['负责人', '負責人', '销售', '业务员', '業務員', '销售人员', 'Owner', 'Opportunity Owner', 'Sales Agent', 'Salesperson', 'Sales Rep', 'Assigned To'] },
  { key: 'pipeline', kind: 'category', synonyms: ['销售管道', '銷售管道', '管道', '销售流程', 'Pipeline', 'Sales Process'] },
  { key: 'stage', kind: 'category', synonyms: ['阶段', '階段', '销售阶段', '銷售階段', '商机阶段', 'Stage', 'Deal Stage', 'Sales Stage', 'Stage Name'] },
  { key: 'state', kind: 'category', synonyms: ['状态', '狀態', '结果', '結果', '赢丢单', 'State', 'Status', 'Outcome', 'Is Won'] },
  { key: 'amount', kind: 'money', synonyms: ['金额', '金額', '商机金额', '预计金额', '預計金額', '成交金额', '成交金額', 'Amount', 'Close Value', 'Deal Value', 'Value', 'Expected Revenue'] },
  { key: 'currency', kind: 'category', synonyms: ['币种', '幣別', '货币', '貨幣', 'Currency', 'Currency ISO Code'] },
  { key: 'category', kind: 'category', synonyms: ['预测类别', '預測類別', 'Forecast Category'] },
  { key: 'openedAt', kind: 'date', synonyms: ['创建日期', '建立日期', '创建时间', '建立時間', '开始日期', '開始日期', 'Engage Date', 'Created Date', 'Create Date', 'Created At', 'Opened'] },
  { key: 'expectedClose', kind: 'date', synonyms: ['预计成交日', '預計成交日', '预计成交日期', '预计结单日期', 'Expected Close', 'Expected Close Date', 'Close Date'] },
  { key: 'closedOn', kind: 'date', synonyms: ['成交日期', '结单日期', '結單日期', '赢单日期', '实际成交日', 'Closed On', 'Closed Date', 'Actual Close Date', 'Close Date'] },
  { key: 'closeReason', kind: 'category', synonyms: ['输赢原因', '輸贏原因', '丢单原因', '丟單原因', '赢单原因', 'Close Reason', 'Loss Reason', 'Lost Reason', 'Reason'] },
  { key: 'competitor', kind: 'organisation', synonyms: ['竞争对手', '競爭對手', '对手', 'Competitor', 'Lost To', 'Main Competitor'] },
  { key: 'closeNote', kind: 'text', synonyms: ['输赢说明', '輸贏說明', '复盘', 'Close Note', 'Closed Reason Details'] },
  { key: 'products', kind: 'category', synonyms: ['产品', '產品', '产品名称', '產品名稱', 'Products', 'Product', 'Product Name'] },
  { key: 'nextStep', kind: 'text', synonyms: ['下一步', '下一步计划', 'Next Step'] },
  { key: 'nextStepOn', kind: 'date', synonyms: ['下一步日期', '下次跟进时间', '下次聯絡時間', 'Next Step Date', 'Next Activity Date'] },
  { key: 'externalId', kind: 'code', synonyms: ['商机编号', '商機編號', '编号', '編號', 'Opportunity Id', 'Opportunity ID', 'Deal Id', 'Record Id', 'External Id', 'Id'] },
];
