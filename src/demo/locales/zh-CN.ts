export const zhCN = {
  errors: {
    demo: {
      there: { title: '演示公司已经在了', next: '直接进去看，或者先移除再重建' },
      hasLeads: {
        title: '公司里已经有 {{count}} 条线索或客户资料，不能再放演示数据',
        next: '想看演示，请另起一个数据目录',
      },
      missing: { title: '没有演示公司可以移除', next: '刷新一下页面' },
      realLeads: {
        title: '演示公司里有 {{count}} 条线索或客户资料是你们自己加的，移除时会一起删掉',
        next: '要留就先导出；确定不要就勾选“一起删除”再移除',
      },
    },
  },
  events: { demo: { begun: '开始建演示公司', made: '建好了演示公司', removed: '移除了演示公司' } },
} as const;
