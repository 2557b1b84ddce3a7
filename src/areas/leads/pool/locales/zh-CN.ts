import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of the shared pool and of looking up. */
export const zhCN = {
  errors: {
    pool: {
      gone: { title: '这条线索已经不在公海里了，可能刚被别人领走', next: '刷新公海，换一条' },
      enoughToday: { title: '今天已经领了 {{most}} 条，到上限了', next: '先把领到的跟进好，明天再领' },
      holdsEnough: {
        title: '您手上有 {{holding}} 条线索，上限是 {{most}} 条',
        next: '跟完一些，或者把不跟的放回公海',
      },
      cooling: { title: '这条线索您放弃过，{{days}} 天内不能再领', next: '先看看别的线索' },
      notAPerson: { title: '只有在职的同事才能领线索', next: '' },
      notOpen: { title: '这条线索现在的状态不能放回公海', next: '只有新线索、跟进中、已合格的可以放回' },
      warnsTooEarly: {
        title: '提醒要早于收回，但不能早过 {{idleDays}} 天',
        next: '把提前提醒的天数改小一些',
      },
    },
    lookUp: {
      nothing: { title: '要查的公司、电话或邮箱至少填一项', next: '填上一项再查' },
      tooMany: { title: '一小时最多查 {{most}} 次', next: '过一会儿再查' },
    },
  },
  web,
} as const;
