import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of duplicates and merging. */
export const zhCN = {
  errors: {
    duplicate: { scanRunning: { title: '全库查重正在进行', next: '等它跑完，或者先停掉' } },
    merge: {
      same: { title: '这是同一条线索', next: '选另一条来合并' },
      converted: { title: '要并掉的这条已经转成商机了', next: '反过来：保留这条，并掉另一条' },
      badChoice: { title: '字段“{{field}}”不能选', next: '去掉这一项再合并' },
      changedSince: {
        title: '合并之后这条线索又有了新的跟进或改动',
        next: '看看改了什么；仍要拆开，新的内容会留在保留的那条上',
      },
      mergedOn: { title: '合并后的线索又被并到另一条里了', next: '先撤销后面那次合并' },
    },
  },
  web,
} as const;
