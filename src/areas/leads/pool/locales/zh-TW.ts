import type { Messages } from '../../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    pool: {
      gone: { title: '這筆名單已經不在共享池裡了，可能剛被別人領走', next: '重新整理共享池，換一筆' },
      enoughToday: { title: '今天已經領了 {{most}} 筆，到上限了', next: '先把領到的跟進好，明天再領' },
      holdsEnough: {
        title: '您手上有 {{holding}} 筆名單，上限是 {{most}} 筆',
        next: '跟完一些，或者把不跟的放回共享池',
      },
      cooling: { title: '這筆名單您放棄過，{{days}} 天內不能再領', next: '先看看別的名單' },
      notAPerson: { title: '只有在職的同事才能領名單', next: '' },
      notOpen: { title: '這筆名單現在的狀態不能放回共享池', next: '只有新名單、跟進中、已合格的可以放回' },
      warnsTooEarly: {
        title: '提醒要早於收回，但不能早過 {{idleDays}} 天',
        next: '把提前提醒的天數改小一些',
      },
    },
    lookUp: {
      nothing: { title: '要查的公司、電話或電子郵件至少填一項', next: '填上一項再查' },
      tooMany: { title: '一小時最多查 {{most}} 次', next: '過一會兒再查' },
    },
  },
  web,
};
