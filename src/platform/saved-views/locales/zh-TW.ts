import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    savedView: {
      notYours: { title: '這個檢視是{{owner}}的，只有本人能改', next: '可以另存一份自己的' },
      notYourTeam: { title: '只能分享給自己的小組', next: '選自己的小組，或分享給全公司' },
      tooLarge: { title: '檢視的條件太多了', next: '去掉一些條件再儲存' },
      tooMany: { title: '檢視太多了，最多 {{max}} 個', next: '先刪掉不用的' },
    },
  },
  events: {
    savedView: { created: '儲存了檢視', edited: '修改了檢視', deleted: '刪除了檢視', restored: '還原了檢視' },
  },
};
