import type { Messages } from '../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  calendar: { feedName: '要素 · {{name}}' },
  errors: {
    task: {
      noTitle: { title: '沒寫要做什麼', next: '寫上一句再儲存' },
      timeWithoutDay: { title: '填了幾點，沒填哪天', next: '選上日期' },
      alreadyDone: { title: '這件事已經完成了', next: '重新整理看看是誰完成的' },
      notDone: { title: '這件事本來就還沒完成', next: '重新整理頁面' },
      readOnly: { title: '這件事您只能看，不能改', next: '請負責的同事或主管來改' },
      noSuchAssignee: { title: '沒有這位在職的同事', next: '換一位' },
      mayNotAssign: { title: '您不能幫這位同事安排事情', next: '請他的主管來安排' },
      noSuchSubject: { title: '找不到相關的紀錄，或者您看不到它', next: '換一筆紀錄，或者不關聯' },
      nothingToUndo: { title: '沒有可以復原的內容', next: '可能已經復原過了' },
    },
    calendar: { tooLong: { title: '一次最多看 {{most}} 天', next: '縮短日期範圍' } },
  },
  web,
};
