export const zhCN = {
  errors: {
    savedView: {
      notYours: { title: '这个视图是{{owner}}的，只有本人能改', next: '可以另存一份自己的' },
      notYourTeam: { title: '只能共享给自己的小组', next: '选自己的小组，或共享给全公司' },
      tooLarge: { title: '视图的条件太多了', next: '去掉一些条件再保存' },
      tooMany: { title: '视图太多了，最多 {{max}} 个', next: '先删掉不用的' },
    },
  },
  events: {
    savedView: { created: '保存了视图', edited: '修改了视图', deleted: '删除了视图', restored: '恢复了视图' },
  },
} as const;
