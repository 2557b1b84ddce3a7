import type { Messages } from '../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const zhTW: Messages<typeof zhCN> = {
  start: {
    ready: '要素已就緒：{{url}}',
    newerNode: '提示：目前的 Node {{version}} 已停止維護，建議改用 Node 24。',
    stopping: '正在停止 …',
    stopped: '已停止。',
    wrongSettings: '有設定不能用，改好後再啟動：',
    wrongSetting: '  {{variable}}={{value}}：應為 {{expected}}',
    openToAll: '注意：正在監聽 {{host}}，其他機器可以連入，請在前面加上 TLS。',
    expected: {
      PORT: '0 到 65535 之間的整數',
      HOST: '位址或主機名稱，如 127.0.0.1、0.0.0.0、::1',
      DATABASE_URL: 'postgres://使用者:密碼@主機:5432/資料庫',
      YAOSU_URL: 'https://sales.example.com 這樣的網址，不帶路徑',
      YAOSU_LANG: '{{options}} 其中之一',
      YAOSU_LOG: '{{options}} 其中之一',
      YAOSU_MAIL_HOSTS: '主機名稱、主機名稱:連接埠或網段，用逗號隔開，如 mail.corp.example, 10.1.0.0/16',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http:// 或 https:// 開頭的網址，如 http://localhost:4318',
    },
  },
  errors: {
    database: {
      unreachable: {
        title: '連不上資料庫 {{host}}：{{reason}}',
        next: '檢查 DATABASE_URL 的位址和連接埠，以及資料庫是否在執行',
      },
      badLogin: {
        title: '資料庫拒絕了使用者 {{user}} 的登入',
        next: '檢查 DATABASE_URL 裡的使用者名稱和密碼',
      },
      noSuchDatabase: { title: '資料庫 {{database}} 不存在', next: '先建立這個資料庫，或修改 DATABASE_URL' },
      tooOld: { title: 'PostgreSQL {{version}} 太舊', next: '請用 {{oldest}} 或更新的版本' },
      unsafeRole: {
        title: '資料庫角色 {{role}} 會繞過資料列權限（超級使用者或 BYPASSRLS），拒絕啟動',
        next: '換一個一般角色：CREATE ROLE yaosu LOGIN PASSWORD …; ALTER DATABASE … OWNER TO yaosu',
      },
      newerSchema: {
        title: '資料庫曾由較新版本的要素使用（{{migration}}）',
        next: '請用新版本啟動，或還原舊備份',
      },
      changedMigration: {
        title: '資料庫結構檔 {{migration}} 與當初執行的不一致',
        next: '還原原來的檔案，或從備份還原到空的資料庫',
      },
      dataDirectoryInUse: {
        title: '資料目錄 {{path}} 正由行程 {{pid}} 使用',
        next: '先停止那個行程，或用 YAOSU_DATA 指定另一個目錄',
      },
      dataDirectoryInUseElsewhere: {
        title: '資料目錄 {{path}} 正由 {{host}} 上的行程 {{pid}} 使用',
        next: '先停止那邊的要素；一個資料目錄只能由一台機器使用',
      },
      dataDirectoryNotWritable: {
        title: '資料目錄 {{path}} 無法寫入',
        next: '把目錄的權限給目前的使用者（chown），或用 YAOSU_DATA 換一個目錄',
      },
      binariesMissing: {
        title: '沒有安裝 PostgreSQL（{{path}}）',
        next: '重新 npm install（不要加 --omit=optional），或用 DATABASE_URL 指定自己的 PostgreSQL（15 或更新）',
      },
      binariesUnusable: {
        title: '{{path}} 裡的 PostgreSQL 在這台機器上無法執行',
        next: '改用 glibc 的系統和允許執行程式的磁碟，或用 DATABASE_URL 指定自己的 PostgreSQL',
      },
      startFailed: {
        title: '{{path}} 裡的 PostgreSQL 沒有啟動成功',
        next: 'PostgreSQL 自己的記錄檔在資料旁邊的 log 目錄',
      },
      versionMismatch: {
        title: '{{path}} 裡的資料屬於 PostgreSQL {{found}}，本版要素附帶的是 PostgreSQL {{wanted}}',
        next: '沒有更動任何資料。請用原來的要素啟動並備份，再用本版還原',
      },
      diskFull: {
        title: '{{path}} 所在的磁碟沒有空間了',
        next: '清出空間後再啟動；已儲存的都還在',
      },
    },
    backup: {
      noFile: { title: '讀不到檔案 {{path}}', next: '檢查路徑和權限' },
      notABackup: { title: '這不是要素的備份檔', next: '請選擇由 yaosu backup 產生的檔案' },
      damaged: {
        title: '備份檔不完整或被改動過，驗證未通過；什麼都沒有還原',
        next: '換一份備份，或重新複製這個檔案',
      },
      newer: { title: '這份備份來自較新版本的要素（{{schema}}）', next: '先升級要素再還原' },
      notEmpty: {
        title: '資料庫裡已經有資料，只能還原到空的資料庫',
        next: '用 YAOSU_DATA 指定新資料夾，或用 DATABASE_URL 指定新資料庫',
      },
    },
    terminal: {
      noFile: { title: '讀不到檔案 {{path}}', next: '檢查路徑和權限' },
      noSuchPerson: { title: '沒有電子郵件為 {{email}} 的人', next: 'yaosu user list 可以列出所有人' },
    },
    start: {
      portTaken: {
        title: '連接埠 {{port}} 已被占用',
        next: '關掉占用它的程式，或換一個：PORT=3001 npm start',
      },
      portDenied: {
        title: '沒有權限使用連接埠 {{port}}',
        next: '換一個 1024 以上的連接埠：PORT=3001 npm start',
      },
      noSuchHost: {
        title: '這台機器沒有位址 {{host}}',
        next: 'HOST 用 127.0.0.1（僅本機）或 0.0.0.0（所有位址）',
      },
    },
  },
};
