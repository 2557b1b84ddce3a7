import type { TargetField } from '../../../../platform/import-export/mapping.ts';
import { USUAL_FIELDS } from '../../../../platform/import-export/usual-fields.ts';
import { importFields } from './import-fields.ts';

const own: TargetField[] = [
  {
    key: 'amount',
    kind: 'money',
    synonyms: [
      '预计金额',
      '預計金額',
      '金额',
      '金額',
      '预算',
      '預算',
      '商机金额',
      'Amount',
      'Expected Amount',
      'Budget',
      'Deal Value',
      'Estimated Value',
    ],
  },
  { key: 'currency', kind: 'category', synonyms: ['币种', '幣別', '货币', '貨幣', 'Currency'] },
  {
    key: 'product',
    kind: 'category',
    synonyms: [
      '产品',
      '產品',
      '意向产品',
      '意向產品',
      '感兴趣的产品',
      'Product',
      'Product Interest',
      'Interested In',
    ],
  },
  { key: 'language', kind: 'category', synonyms: ['语言', '語言', 'Language', 'Preferred Language'] },
  {
    key: 'talkBy',
    kind: 'name',
    synonyms: ['跟进人员', '记录人', '記錄人', '沟通人', '溝通人', 'Comment By', 'Note Author', 'Logged By'],
  },
  {
    key: 'talkAt',
    kind: 'date',
    synonyms: [
      '跟进时间',
      '跟進時間',
      '最近跟进时间',
      '沟通时间',
      '溝通時間',
      '拜访日期',
      'Note Date',
      'Comment Date',
      'Activity Date',
      'Last Contacted',
    ],
  },
];

/** What headers are compared with when a mapping is proposed. */
export const leadTargets: TargetField[] = [
  ...USUAL_FIELDS.filter((field) => (importFields as readonly string[]).includes(field.key)),
  ...USUAL_FIELDS.filter((field) => field.key === 'note').map((field) => ({
    ...field,
    key: 'talk',
    synonyms: ['跟进记录', '跟進記錄', '沟通记录', '溝通記錄', '拜访记录', '最近跟进', ...field.synonyms],
  })),
  ...own,
];
