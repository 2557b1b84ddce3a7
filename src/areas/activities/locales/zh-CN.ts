import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of activities. */
export const zhCN = {
  calendar: { feedName: '要素 · {{name}}' },
  errors: {
    task: {
      noTitle: { title: '没写要做什么', next: '写上一句再保存' },
      timeWithoutDay: { title: '填了几点，没填哪天', next: '选上日期' },
      alreadyDone: { title: '这件事已经办完了', next: '刷新看看是谁办的' },
      notDone: { title: '这件事本来就没办完', next: '刷新页面' },
      readOnly: { title: '这件事您只能看，不能改', next: '请负责的同事或主管来改' },
      noSuchAssignee: { title: '没有这位在职的同事', next: '换一位' },
      mayNotAssign: { title: '您不能给这位同事安排事情', next: '请他的主管来安排' },
      noSuchSubject: { title: '找不到相关的记录，或者您看不到它', next: '换一条记录，或者不关联' },
      nothingToUndo: { title: '没有可以撤销的内容', next: '可能已经撤销过了' },
    },
    calendar: { tooLong: { title: '一次最多看 {{most}} 天', next: '把日期范围缩短一些' } },
  },
  web,
} as const;
