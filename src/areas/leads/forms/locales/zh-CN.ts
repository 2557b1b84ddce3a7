import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of web forms: what visitors read, and errors. */
export const zhCN = {
  page: {
    submit: '提交',
    required: '（必填）',
    choose: '请选择',
    correct: '有几处需要改一下：',
    sendAgain: '页面打开太久了，您填的内容还在，请再提交一次。',
    trap: '这一栏请留空',
    problems: {
      required: '请填写',
      tooLong: '太长了，请写短一些',
      badPhone: '电话号码不对，例如 138 0013 8000',
      badEmail: '邮箱格式不对，例如 li@example.com',
      notAChoice: '请从列表里选一项',
      wrong: '填得不对，请检查一下',
      consent: '请先阅读并勾选同意',
      nobody: '请至少留下姓名、公司、电话、邮箱中的一项',
    },
  },
  doubts: {
    trap: '填了人看不见的栏',
    tooFast: '打开后不到两秒就提交',
    replayed: '同一页面提交过别的内容',
    manyFromAddress: '同一网络地址一小时内提交太多',
    links: '链接太多',
    markup: '内容里有网页代码',
    garbage: '像是乱打的字',
    sameEverywhere: '每一栏都一样',
  },
  errors: {
    form: {
      badField: { title: '表单里的字段“{{key}}”有问题', next: '检查是否重复、是否存在、选项是否至少两项' },
      asksNobody: { title: '表单至少要问姓名、公司、电话、邮箱中的一项', next: '加上一个再保存' },
      badOrigin: { title: '网站地址“{{origin}}”不对', next: '写成 https://www.example.com，不要带路径' },
      badToken: { title: '这次提交不是从表单页面来的', next: '请刷新表单，再提交一次' },
      oldToken: { title: '页面打开太久了', next: '请刷新表单，再提交一次' },
      tooMany: { title: '提交次数太多了', next: '请过一会儿再试' },
      otherSite: { title: '这个网站不能提交这张表单', next: '请在表单设置里加上这个网站' },
      notDoubted: { title: '这条提交已经处理过了', next: '刷新列表看看' },
    },
  },
  web,
} as const;
