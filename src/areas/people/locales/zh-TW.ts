import type { Messages } from '../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  errors: {
    people: {
      emailTaken: { title: '{{email}} 已經有人在用', next: '換一個電子郵件，或在清單裡找到這位同事' },
      lastOwner: { title: '公司至少要有一位負責人', next: '先把另一位同事設為負責人' },
      moreThanYouHold: { title: '這超出了您自己的權限', next: '請權限更大的同事來做' },
      outsideYourTeams: { title: '這不在您管的小組裡', next: '請管理全公司人員的同事來做' },
      absenceWithoutStart: { title: '請填休假的第一天', next: '' },
      absenceBackwards: { title: '休假的最後一天早於第一天', next: '改一下日期' },
      leadsNoTeam: { title: '沒有小組，就不能當組長', next: '先選一個小組' },
      alreadyJoined: { title: '這位同事已經加入，或已經離職', next: '重新整理清單看看' },
      notActive: { title: '這位同事還沒加入，或已經離職', next: '' },
      hasNotLeft: { title: '這位同事沒有離職', next: '' },
      badHeir: { title: '請把名單交給一位在職的同事', next: '換一個人' },
    },
    team: {
      notFound: { title: '沒有這個小組', next: '從清單裡選' },
      loop: { title: '小組不能放到自己下面', next: '選別的上級小組' },
      notEmpty: { title: '這個小組還有人或下級小組', next: '先把他們移到別處' },
    },
    role: {
      notFound: { title: '沒有這個角色', next: '從清單裡選' },
      grantUnknown: { title: '沒有這項權限：{{permission}}', next: '從權限清單裡選' },
      ownerFixed: { title: '負責人的權限是固定的，總是全部', next: '需要少一些權限，請新增一個角色' },
      shipped: { title: '系統內建的角色不能刪除', next: '可以改它的名稱和權限' },
      inUse: { title: '還有 {{people}} 位同事是這個角色', next: '先給他們換角色' },
    },
  },
  permissions: {
    leads: {
      read: '查看名單',
      write: '新增和修改名單',
      assign: '分配名單',
      import: '匯入名單',
      export: '匯出名單',
      delete: '刪除名單',
    },
    people: { manage: '管理人員' },
    settings: { manage: '管理公司設定' },
    audit: { read: '查看操作紀錄' },
  },
  scopes: { own: '自己的', team: '本組及下級', all: '全部' },
  states: { invited: '已邀請', active: '在職', left: '已離職' },
  events: {
    person: {
      invited: '邀請了同事',
      invitedAgain: '重新寄了邀請',
      invitationRevoked: '撤回了邀請',
      joined: '加入了公司',
      edited: '修改了人員資料',
      left: '辦理了離職',
      returned: '恢復了在職',
      resetLinkMade: '寄了重設密碼的連結',
    },
    team: { created: '新增了小組', edited: '修改了小組', deleted: '刪除了小組', restored: '還原了小組' },
    role: { created: '新增了角色', edited: '修改了角色', deleted: '刪除了角色' },
    session: { started: '登入', ended: '登出' },
    link: { used: '用一次性連結登入' },
    password: { changed: '修改了密碼' },
    secondFactor: {
      switchedOn: '開啟了兩步驟驗證',
      switchedOff: '關閉了兩步驟驗證',
      codesRenewed: '換了復原碼',
    },
    apiKey: { created: '新增了 API 金鑰', ended: '停用了 API 金鑰' },
  },
};
