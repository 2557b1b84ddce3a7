import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of qualification. */
export const zhCN = {
  errors: {
    qualification: {
      noSuchDimension: { title: '没有“{{dimension}}”这一项，可能刚被停用', next: '刷新页面，换一项再标' },
      noSuchQuestion: { title: '题库里没有这个问题，可能刚被删掉', next: '刷新页面看看新的建议' },
      noSuchCommunication: { title: '找不到这次沟通', next: '刷新页面再标' },
      alreadySo: { title: '系统算出来就是这个结论，不用改判', next: '直接关掉就行' },
      dimensionTwice: { title: '“{{about}}”出现了两次', next: '改掉其中一个的代号' },
      noDimension: { title: '至少要留一项在用', next: '启用一项再保存' },
      questionOfNothing: { title: '有问题挂在不存在的“{{about}}”下面', next: '给它换一项，或者删掉这个问题' },
    },
  },
  web,
} as const;
