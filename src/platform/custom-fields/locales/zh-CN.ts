export const zhCN = {
  errors: {
    customField: {
      unknown: { title: '没有这个自定义字段：{{key}}', next: '到设置里看看字段列表' },
      wrongValue: { title: '“{{label}}”的内容格式不对', next: '按字段的类型填写' },
      tooLong: { title: '“{{label}}”最多 {{max}} 个字', next: '' },
      notAChoice: { title: '“{{label}}”没有“{{value}}”这个选项', next: '可选：{{choices}}' },
      needsChoices: { title: '选择类字段至少要有一个选项', next: '加上选项再保存' },
      tooMany: { title: '自定义字段最多 {{max}} 个', next: '先删掉不用的' },
    },
  },
  kinds: {
    text: '单行文字',
    longText: '多行文字',
    number: '数字',
    date: '日期',
    boolean: '是/否',
    choice: '单选',
    choices: '多选',
    url: '网址',
    email: '邮箱',
    phone: '电话',
  },
  events: {
    customField: {
      created: '新建了自定义字段',
      edited: '修改了自定义字段',
      ordered: '调整了字段顺序',
      deleted: '删除了自定义字段',
      restored: '恢复了自定义字段',
    },
  },
} as const;
