/** What signing in and guarding an account says when something is not right. */
export const zhCN = {
  errors: {
    auth: {
      wrongPassword: { title: '邮箱或密码不对', next: '再试一次；忘了密码，可以请管理员发一个重设链接' },
      codeRequired: {
        title: '请输入验证码',
        next: '打开手机上的验证器，填入 6 位数字；手机不在身边，可以用恢复码',
      },
      wrongCode: { title: '验证码不对，或已经用过', next: '等验证器显示下一组数字再填' },
      locked: { title: '试错次数太多，暂时锁定', next: '请等 {{seconds}} 秒再试' },
      linkInvalid: { title: '这个链接已用过或已过期', next: '请对方重新发一个' },
      linkIsInvitation: { title: '这是一个邀请链接', next: '填好姓名和密码就可以加入' },
      keyInvalid: { title: 'API 密钥无效或已停用', next: '换一个有效的密钥' },
      sessionRequired: { title: '这项操作要本人登录后才能做', next: 'API 密钥做不了，请在网页上操作' },
      passwordFirst: { title: '您还没有设置密码', next: '先设置密码，再做这一步' },
      passwordTooShort: { title: '密码至少 {{min}} 个字符', next: '一句自己记得住的话就很好' },
      passwordTooLong: { title: '密码最多 {{max}} 个字符', next: '' },
      passwordObvious: { title: '这个密码太容易猜到', next: '不要用邮箱、姓名、公司名或常见的组合' },
      secondFactorOn: { title: '两步验证已经开着', next: '要换手机，请先关闭再重新开启' },
      secondFactorOff: { title: '两步验证没有开启', next: '先开启两步验证' },
      grantUnknown: { title: '没有这项权限：{{permission}}', next: '从权限列表里选' },
      grantTooWide: {
        title: '不能给出自己没有的权限：{{permission}}',
        next: '缩小范围，或请权限更大的同事来做',
      },
      expiryPast: { title: '到期时间已经过去', next: '选一个以后的时间' },
      tooManyKeys: { title: '密钥太多了，最多 {{max}} 个', next: '先停用不再使用的' },
      secretTooShort: { title: 'YAOSU_SECRET 至少要 {{min}} 个字符', next: '' },
      secretDamaged: { title: '密钥文件已损坏：{{file}}', next: '从备份里恢复这个文件' },
    },
  },
} as const;
