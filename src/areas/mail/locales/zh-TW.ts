import type { Messages } from '../../../platform/i18n/messages.ts';
import { zhTW as web } from '../web/locales/zh-TW.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    mail: {
      badHost: {
        title: '「{{host}}」不是伺服器位址',
        next: '伺服器位址通常像 imap.gmail.com，請問郵件管理員',
      },
      hostUnknown: { title: '找不到伺服器 {{host}}', next: '檢查拼字，或問郵件管理員' },
      hostForbidden: {
        title: '{{host}} 在內部網路裡，系統不允許連線',
        next: '確實要用內部的郵件伺服器，請系統管理員在 YAOSU_MAIL_HOSTS 放行',
      },
      portForbidden: {
        title: '{{port}} 不是郵件伺服器的連接埠',
        next: '收信通常是 993，寄信通常是 465 或 587',
      },
      plainForbidden: { title: '不加密的話，密碼在途中會被看到', next: '改用 TLS 或 STARTTLS' },
      refused: {
        title: '連不上 {{host}} 的連接埠 {{port}}',
        next: '檢查連接埠；也可能是還沒開啟 IMAP/SMTP 服務',
      },
      timedOut: { title: '{{host}} 一直沒有回應', next: '檢查伺服器位址和連接埠，稍後再試' },
      noTls: {
        title: '{{host}} 的連接埠 {{port}} 不支援這種加密方式',
        next: '993、465 用 TLS，143、587 用 STARTTLS',
      },
      certificateExpired: {
        title: '{{host}} 的安全憑證已過期或尚未生效',
        next: '請郵件管理員更新憑證；在那之前不會送出您的密碼',
      },
      certificateUntrusted: {
        title: '{{host}} 的安全憑證沒有可信任的機構擔保',
        next: '核對伺服器位址；公司自簽的憑證請系統管理員加入信任',
      },
      certificateName: { title: '{{host}} 出示的是別家的安全憑證', next: '核對伺服器位址，用憑證上的名稱' },
      wrongPassword: {
        title: '使用者名稱或密碼不對',
        next: '重新輸入；很多郵件服務要先在網頁版開啟 IMAP/SMTP',
      },
      wrongAppCode: {
        title: '{{provider}}沒有接受這組密碼',
        next: '這裡要填授權碼，不是登入密碼。$t(mail:preset.how.{{appCode}})',
      },
      notAMailServer: {
        title: '{{host}} 的連接埠 {{port}} 上不是郵件伺服器',
        next: '檢查伺服器位址和連接埠',
      },
      lost: { title: '和 {{host}} 的連線中斷了', next: '稍後再試' },
      badAddress: { title: '「{{address}}」不是電子郵件地址', next: '檢查有沒有打錯' },
      alreadyConnected: { title: '這個郵件帳號已經連接過了', next: '直接用它，或先移除再重新連接' },
      tooManyMailboxes: { title: '每個人最多連接 {{most}} 個郵件帳號', next: '先移除一個不用的' },
      tooFarBack: { title: '起始日期要在 {{years}} 年之內，且不晚於今天', next: '換一個日期' },
      passwordNeeded: { title: '改了伺服器或使用者名稱，要重新輸入密碼', next: '填上密碼或授權碼再儲存' },
      noSuchFolder: { title: '郵件帳號裡沒有「{{path}}」這個資料夾', next: '先同步一次，再從清單裡選' },
      paused: { title: '這個郵件帳號已暫停', next: '先恢復，再收發' },
      notConnected: { title: '這個郵件帳號現在不能用', next: '到「我的郵件帳號」看看是什麼原因' },
      passwordUnreadable: {
        title: '存下的郵件密碼讀不出來了',
        next: '系統換過金鑰（例如從備份還原），請重新輸入密碼',
      },
      notAllowed: { title: '您已沒有使用郵件的權限', next: '需要的話請管理員開通' },
      noSuchRecord: { title: '找不到這筆紀錄，或您看不到它', next: '換一筆' },
      recordHalfNamed: { title: '沒說清楚是哪一筆紀錄', next: '類型和編號要一起給' },
      isPrivate: { title: '這組郵件標成了私人郵件', next: '先改回工作郵件' },
      attachmentGone: { title: '郵件伺服器上已經沒有這封郵件了', next: '請對方再寄一次，或到「已刪除」裡找' },
      noRecipient: { title: '還沒寫收件人', next: '至少填一個電子郵件地址' },
      badSubject: { title: '主旨裡不能換行', next: '寫成一行' },
      noSuchFile: { title: '要附的檔案找不到了，或您看不到它', next: '換一個檔案' },
      tooLarge: { title: '郵件太大了，最多 {{mb}} MB', next: '少附幾個檔案，或把大檔放到雲端寄連結' },
      neverAnswered: { title: '這是退信或機器寄的郵件，回覆了也沒人看', next: '直接寫給本人' },
      alreadyLeft: { title: '郵件已經寄出了', next: '需要更正的話再寫一封' },
      notStuck: { title: '這封郵件不用再處理了', next: '重新整理看看它現在的狀態' },
      recipientRefused: {
        title: '對方伺服器不收 {{address}} 的郵件：{{said}}',
        next: '核對地址。誰都沒有收到這封郵件，改好再寄',
      },
      someRefused: {
        title: '{{address}} 被對方伺服器退回：{{said}}',
        next: '其他收件者已經收到；核對這個地址再單獨寄一次',
      },
      senderRefused: {
        title: '寄信伺服器不讓用這個地址寄信：{{said}}',
        next: '檢查郵件帳號的地址和寄信使用者名稱',
      },
      contentRefused: { title: '寄信伺服器退回了這封郵件：{{said}}', next: '照它說的改一改再寄' },
      serverBusy: { title: '寄信伺服器一直延後，沒有寄出：{{said}}', next: '稍後再寄' },
      answerLost: {
        title: '交給伺服器後斷線了，不知道寄出沒有',
        next: '到寄件備份裡看看：有就標為已寄出，沒有就再寄一次',
      },
      fileGone: { title: '寄出之前，要附的檔案被刪了', next: '換一個檔案再寄' },
    },
  },
  compose: {
    re: '回覆：',
    fwd: '轉寄：',
    wrote: '{{at}}，{{from}} 寫道：',
    forwarded: '---------- 轉寄的郵件 ----------',
    from: '寄件者：{{from}}',
    at: '時間：{{at}}',
    subject: '主旨：{{subject}}',
    to: '收件者：{{to}}',
  },
  preset: {
    appCode: '授權碼',
    how: {
      qq: '打開 QQ 郵件網頁版：設定 → 帳號，開啟 IMAP/SMTP 服務，照提示傳簡訊後取得授權碼',
      exmail:
        '打開企業微信郵件網頁版：設定 → 收發設定，開啟 IMAP/SMTP；開了安全登入的要產生收發軟體專用的密碼',
      netease: '打開網易郵件網頁版：設定 → POP3/SMTP/IMAP，開啟 IMAP/SMTP 服務，照提示傳簡訊後取得授權碼',
      aliyun: '打開阿里郵件網頁版：設定 → 帳號與安全，開啟 IMAP/SMTP；開了第三方軟體安全密碼的，要用那組密碼',
      sina: '打開新浪郵件網頁版：設定 → POP/IMAP/SMTP，開啟服務並產生授權碼',
      google: '先為 Google 帳戶開啟兩步驟驗證，再到「應用程式密碼」產生一組',
      yahoo: '到 Yahoo 帳號的安全設定產生應用程式密碼',
      apple: '到 Apple 帳號的「登入與安全性」產生 App 專用密碼',
      microsoft:
        '微軟的郵件只接受網頁授權登入，密碼和應用程式密碼都不行，目前還連不上；可以設一條規則，把業務郵件轉到別的帳號',
    },
  },
  web,
};
