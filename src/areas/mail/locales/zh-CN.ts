import { zhCN as web } from '../web/locales/zh-CN.ts';

/** Words of mail. */
export const zhCN = {
  errors: {
    mail: {
      badHost: { title: '“{{host}}”不是服务器地址', next: '服务器地址一般像 imap.qq.com，问一下邮箱管理员' },
      hostUnknown: { title: '找不到服务器 {{host}}', next: '检查拼写，或问一下邮箱管理员' },
      hostForbidden: {
        title: '{{host}} 在内网里，系统不允许连接',
        next: '确实要用内网邮件服务器，请系统管理员在 YAOSU_MAIL_HOSTS 里放行',
      },
      portForbidden: {
        title: '{{port}} 不是邮件服务器的端口',
        next: '收信一般是 993，发信一般是 465 或 587',
      },
      plainForbidden: { title: '不加密会让密码在路上被看到', next: '改用 TLS 或 STARTTLS' },
      refused: {
        title: '{{host}} 的 {{port}} 端口连不上',
        next: '检查端口；也可能是邮箱里没开 IMAP/SMTP 服务',
      },
      timedOut: { title: '{{host}} 一直没有回应', next: '检查服务器地址和端口，过一会儿再试' },
      noTls: {
        title: '{{host}} 的 {{port}} 端口不支持这种加密方式',
        next: '993、465 端口用 TLS，143、587 端口用 STARTTLS',
      },
      certificateExpired: {
        title: '{{host}} 的安全证书已过期或还没生效',
        next: '请邮箱管理员更新证书；在那之前不会发送您的密码',
      },
      certificateUntrusted: {
        title: '{{host}} 的安全证书没有可信机构担保',
        next: '核对服务器地址；公司自签的证书请系统管理员加入信任',
      },
      certificateName: {
        title: '{{host}} 出示的是别家的安全证书',
        next: '核对服务器地址，用证书上写的那个名字',
      },
      wrongPassword: { title: '用户名或密码不对', next: '重新输入；很多邮箱要先在网页版里开启 IMAP/SMTP' },
      wrongAppCode: {
        title: '{{provider}}没有接受这个密码',
        next: '这里要填授权码，不是登录密码。$t(mail:preset.how.{{appCode}})',
      },
      notAMailServer: { title: '{{host}} 的 {{port}} 端口上不是邮件服务器', next: '检查服务器地址和端口' },
      lost: { title: '和 {{host}} 的连接断了', next: '过一会儿再试' },
      badAddress: { title: '“{{address}}”不是邮箱地址', next: '检查一下有没有写错' },
      alreadyConnected: { title: '这个邮箱已经连接过了', next: '直接用它，或先移除再重新连接' },
      tooManyMailboxes: { title: '每个人最多连接 {{most}} 个邮箱', next: '先移除一个不用的' },
      tooFarBack: { title: '起始日期要在 {{years}} 年之内，且不晚于今天', next: '换一个日期' },
      passwordNeeded: { title: '改了服务器或用户名，要重新输入密码', next: '填上密码或授权码再保存' },
      noSuchFolder: { title: '邮箱里没有“{{path}}”这个文件夹', next: '先同步一次，再从列表里选' },
      paused: { title: '这个邮箱已暂停', next: '先恢复，再收发' },
      notConnected: { title: '这个邮箱现在用不了', next: '到“我的邮箱”里看看是什么原因' },
      passwordUnreadable: {
        title: '保存的邮箱密码读不出来了',
        next: '系统换过密钥（比如从备份恢复），请重新输入密码',
      },
      notAllowed: { title: '您已没有使用邮件的权限', next: '需要的话请管理员开通' },
      noSuchRecord: { title: '找不到这条记录，或者您看不到它', next: '换一条' },
      recordHalfNamed: { title: '没说清楚是哪条记录', next: '类型和编号要一起给' },
      isPrivate: { title: '这组邮件标成了私人邮件', next: '先改回工作邮件' },
      attachmentGone: {
        title: '邮件服务器上已经没有这封邮件了',
        next: '请对方再发一次，或到邮箱的已删除里找',
      },
      noRecipient: { title: '还没写收件人', next: '至少填一个邮箱地址' },
      badSubject: { title: '主题里不能有换行', next: '写成一行' },
      noSuchFile: { title: '要带的附件找不到了，或者您看不到它', next: '换一个附件' },
      tooLarge: { title: '邮件太大了，最多 {{mb}} MB', next: '少带几个附件，或把大文件放到网盘里发链接' },
      neverAnswered: { title: '这是退信或机器发的邮件，回复了也没人看', next: '直接写给本人' },
      alreadyLeft: { title: '邮件已经发出去了', next: '需要更正的话再写一封' },
      notStuck: { title: '这封邮件不用再处理了', next: '刷新看看它现在的状态' },
      recipientRefused: {
        title: '对方服务器不收 {{address}} 的邮件：{{said}}',
        next: '核对地址。谁都没有收到这封邮件，改好再发',
      },
      someRefused: {
        title: '{{address}} 被对方服务器退回：{{said}}',
        next: '其他收件人已经收到；核对这个地址再单独发一次',
      },
      senderRefused: {
        title: '发信服务器不让用这个地址发信：{{said}}',
        next: '检查邮箱设置里的地址和发信用户名',
      },
      contentRefused: { title: '发信服务器退回了这封邮件：{{said}}', next: '按它说的改一改再发' },
      serverBusy: { title: '发信服务器一直推迟，没有发出去：{{said}}', next: '过一会儿再发' },
      answerLost: {
        title: '交给服务器后断线了，不知道发出去没有',
        next: '到邮箱的已发送里看看：有就标记为已发送，没有就再发一次',
      },
      fileGone: { title: '发出之前，要带的附件被删了', next: '换一个附件再发' },
    },
  },
  compose: {
    re: '回复：',
    fwd: '转发：',
    wrote: '{{at}}，{{from}} 写道：',
    forwarded: '---------- 转发的邮件 ----------',
    from: '发件人：{{from}}',
    at: '时间：{{at}}',
    subject: '主题：{{subject}}',
    to: '收件人：{{to}}',
  },
  preset: {
    appCode: '授权码',
    how: {
      qq: '打开 QQ 邮箱网页版：设置 → 账号，开启 IMAP/SMTP 服务，按提示发短信后得到授权码',
      exmail: '打开企业微信邮箱网页版：设置 → 客户端设置，开启 IMAP/SMTP，开了安全登录的要生成客户端专用密码',
      netease: '打开网易邮箱网页版：设置 → POP3/SMTP/IMAP，开启 IMAP/SMTP 服务，按提示发短信后得到授权码',
      aliyun: '打开阿里邮箱网页版：设置 → 账号与安全，开启 IMAP/SMTP；开了三方客户端安全密码的，要用那个密码',
      sina: '打开新浪邮箱网页版：设置 → 客户端 POP/IMAP/SMTP，开启服务并生成授权码',
      google: '先给 Google 账号开启两步验证，再到“应用专用密码”里生成一个',
      yahoo: '到 Yahoo 账号的安全设置里生成应用密码',
      apple: '到 Apple 账户的“登录与安全”里生成 App 专用密码',
      microsoft:
        '微软的邮箱只认网页授权登录，密码和应用密码都不行，目前还连不上；可以设一条规则，把业务邮件转到别的邮箱',
    },
  },
  web,
} as const;
