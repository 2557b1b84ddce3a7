export const zhCN = {
  errors: {
    company: {
      exists: { title: '公司已经设置过了', next: '到设置里修改' },
      missing: { title: '还没有设置公司', next: '先填公司名称、语言、币种和时区' },
      unknownCurrency: { title: '没有这种货币：{{code}}', next: '用三个字母的代码，例如 CNY' },
      unknownTimeZone: { title: '没有这个时区：{{name}}', next: '例如 Asia/Shanghai' },
    },
  },
  events: { company: { setUp: '设置了公司', edited: '修改了公司设置' } },
} as const;
