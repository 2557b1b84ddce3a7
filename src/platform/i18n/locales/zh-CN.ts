/** The platform's own sentences: general errors and wrong input. */
export const zhCN = {
  errors: {
    general: {
      unexpected: {
        title: '系统出了点问题，没有保存',
        next: '请再试一次；如果还不行，把编号 {{requestId}} 发给管理员',
      },
      serverAway: { title: '暂时连不上系统', next: '您填的内容还在，恢复后会自动再试' },
    },
    auth: {
      required: { title: '请先登录', next: '登录后会回到这一页' },
      forbidden: { title: '您没有这项操作的权限', next: '需要的话，请管理员开通' },
    },
    record: {
      stale: { title: '这条记录刚刚被别人改过', next: '看一下两边的内容，选择保留哪一个' },
      notFound: { title: '没找到，可能已被删除，或不在您的权限范围内', next: '回到列表再找一下' },
    },
    request: {
      invalid: { title: '有 {{count}} 处填写需要改一下', next: '改好标出的地方再提交' },
      notJson: { title: '请求的格式不对，要用 JSON', next: '' },
      badText: { title: '含有无法保存的字符（{{field}}）', next: '不要粘贴，重新输入一遍' },
      tooDeep: { title: '请求嵌套层数太多', next: '最多 50 层' },
      tooLarge: { title: '内容太大', next: '请分成几次' },
      badMediaType: { title: '不支持这种格式', next: '' },
      crossSite: { title: '这个请求来自别的网站，已拒绝', next: '请从本系统的页面操作' },
      tooMany: { title: '操作太快了', next: '稍等一会儿再试' },
      badKey: { title: 'Idempotency-Key 要用 8 到 200 个可见的 ASCII 字符', next: '' },
      keyReused: { title: '同一个 Idempotency-Key 用在了不同的请求上', next: '每次新的操作请换一个新的键' },
    },
    server: {
      failed: {
        title: '系统出了点问题，没有保存',
        next: '请再试一次；如果还不行，把编号 {{requestId}} 发给管理员',
      },
    },
    database: {
      away: { title: '数据库暂时没有响应，这次没有保存', next: '稍等几秒再试' },
      unsure: { title: '保存的那一刻连接断了，不确定有没有存上', next: '刷新看一下，没有再做一次' },
    },
    storage: { full: { title: '服务器磁盘满了，这次没有保存', next: '请管理员腾出空间后再提交' } },
    paging: { badCursor: { title: '列表位置已失效', next: '请从第一页重新看' } },
  },
  invalid: {
    missing: '这里要填',
    type: '格式不对',
    text: '这里要填文字',
    number: '这里要填数字',
    wholeNumber: '这里要填整数',
    date: '日期不对，写成 2026-11-23 这样',
    email: '邮箱格式不对，例如 li@example.com',
    phone: '电话号码不对，例如 138 0013 8000',
    url: '网址不对，要以 http:// 或 https:// 开头',
    id: '编号不对',
    pattern: '格式不对',
    tooShort: '至少 {{min}} 个字',
    tooLong: '最多 {{max}} 个字',
    tooSmall: '不能小于 {{min}}',
    tooBig: '不能大于 {{max}}',
    tooFew: '至少选 {{min}} 项',
    tooMany: '最多 {{max}} 项',
    option: '只能是其中之一：{{options}}',
    unknownField: '没有这个字段：{{fields}}',
  },
} as const;
