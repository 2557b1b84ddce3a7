import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    auth: {
      wrongPassword: { title: '電子郵件或密碼不對', next: '再試一次；忘了密碼，可以請管理員寄重設連結' },
      codeRequired: {
        title: '請輸入驗證碼',
        next: '打開手機上的驗證器，填入 6 位數字；手機不在身邊，可以用復原碼',
      },
      wrongCode: { title: '驗證碼不對，或已經用過', next: '等驗證器顯示下一組數字再填' },
      locked: { title: '試錯次數太多，暫時鎖定', next: '請等 {{seconds}} 秒再試' },
      linkInvalid: { title: '這個連結已用過或已過期', next: '請對方重新寄一個' },
      linkIsInvitation: { title: '這是一個邀請連結', next: '填好姓名和密碼就可以加入' },
      keyInvalid: { title: 'API 金鑰無效或已停用', next: '換一個有效的金鑰' },
      sessionRequired: { title: '這項操作要本人登入後才能做', next: 'API 金鑰做不了，請在網頁上操作' },
      passwordFirst: { title: '您還沒有設定密碼', next: '先設定密碼，再做這一步' },
      passwordTooShort: { title: '密碼至少 {{min}} 個字元', next: '一句自己記得住的話就很好' },
      passwordTooLong: { title: '密碼最多 {{max}} 個字元', next: '' },
      passwordObvious: { title: '這個密碼太容易猜到', next: '不要用電子郵件、姓名、公司名或常見的組合' },
      secondFactorOn: { title: '兩步驟驗證已經開著', next: '要換手機，請先關閉再重新開啟' },
      secondFactorOff: { title: '兩步驟驗證沒有開啟', next: '先開啟兩步驟驗證' },
      grantUnknown: { title: '沒有這項權限：{{permission}}', next: '從權限清單裡選' },
      grantTooWide: {
        title: '不能給出自己沒有的權限：{{permission}}',
        next: '縮小範圍，或請權限更大的同事來做',
      },
      expiryPast: { title: '到期時間已經過去', next: '選一個以後的時間' },
      tooManyKeys: { title: '金鑰太多了，最多 {{max}} 個', next: '先停用不再使用的' },
      secretTooShort: { title: 'YAOSU_SECRET 至少要 {{min}} 個字元', next: '' },
      secretDamaged: { title: '金鑰檔案已損壞：{{file}}', next: '從備份裡還原這個檔案' },
    },
  },
};
