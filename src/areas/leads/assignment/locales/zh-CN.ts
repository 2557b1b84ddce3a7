import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of sharing leads out. */
export const zhCN = {
  errors: {
    assignment: {
      badCondition: { title: '分配规则里有一个条件不对', next: '检查一下条件的字段和取值再保存' },
      badTarget: { title: '要分给一个人或一个小组，而且得是在职的人、现有的小组', next: '重新选一下分给谁' },
      tooManyRules: { title: '最多只能有 {{most}} 条分配规则', next: '合并或删掉一些再加' },
      badOrder: { title: '规则刚刚被别人增删过，顺序没有保存', next: '刷新后再排一次' },
    },
  },
  web,
} as const;
