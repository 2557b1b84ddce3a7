/** What the terminal says: starting, stopping, and why it can't. */
export const zhCN = {
  start: {
    ready: '要素已就绪：{{url}}',
    newerNode: '提示：当前 Node {{version}} 已停止维护，建议换成 Node 24。',
    stopping: '正在停止 …',
    stopped: '已停止。',
    wrongSettings: '有设置不能用，改好后再启动：',
    wrongSetting: '  {{variable}}={{value}}：应为 {{expected}}',
    openToAll: '注意：正在监听 {{host}}，其他机器可以访问，请在前面加上 TLS。',
    expected: {
      PORT: '0 到 65535 之间的整数',
      HOST: '地址或主机名，如 127.0.0.1、0.0.0.0、::1',
      DATABASE_URL: 'postgres://用户:密码@主机:5432/库名',
      YAOSU_URL: 'https://sales.example.com 这样的地址，不带路径',
      YAOSU_LANG: '{{options}} 之一',
      YAOSU_LOG: '{{options}} 之一',
      YAOSU_MAIL_HOSTS: '主机名、主机名:端口或网段，逗号隔开，如 mail.corp.example, 10.1.0.0/16',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http:// 或 https:// 开头的地址，如 http://localhost:4318',
    },
  },
  errors: {
    database: {
      unreachable: {
        title: '连不上数据库 {{host}}：{{reason}}',
        next: '检查 DATABASE_URL 的地址和端口，以及数据库是否在运行',
      },
      badLogin: { title: '数据库拒绝了用户 {{user}} 的登录', next: '检查 DATABASE_URL 里的用户名和密码' },
      noSuchDatabase: { title: '数据库 {{database}} 不存在', next: '先建好这个库，或改 DATABASE_URL' },
      tooOld: { title: 'PostgreSQL {{version}} 太旧', next: '请用 {{oldest}} 或更新的版本' },
      unsafeRole: {
        title: '数据库角色 {{role}} 会绕过行级权限（超级用户或 BYPASSRLS），拒绝启动',
        next: '换一个普通角色：CREATE ROLE yaosu LOGIN PASSWORD …; ALTER DATABASE … OWNER TO yaosu',
      },
      newerSchema: {
        title: '数据库是更新版本的要素用过的（{{migration}}）',
        next: '请用新版本启动，或恢复旧备份',
      },
      changedMigration: {
        title: '数据库结构文件 {{migration}} 与当初执行的不一致',
        next: '恢复原来的文件，或从备份恢复到空库',
      },
      dataDirectoryInUse: {
        title: '数据目录 {{path}} 正被进程 {{pid}} 使用',
        next: '先停掉那个进程，或用 YAOSU_DATA 指定另一个目录',
      },
      dataDirectoryInUseElsewhere: {
        title: '数据目录 {{path}} 正被 {{host}} 上的进程 {{pid}} 使用',
        next: '先停掉那边的要素；一个数据目录只能由一台机器使用',
      },
      dataDirectoryNotWritable: {
        title: '数据目录 {{path}} 不能写入',
        next: '把目录的权限给当前用户（chown），或用 YAOSU_DATA 换一个目录',
      },
      binariesMissing: {
        title: '没有安装 PostgreSQL（{{path}}）',
        next: '重新 npm install（不要加 --omit=optional），或用 DATABASE_URL 指定自己的 PostgreSQL（15 或更新）',
      },
      binariesUnusable: {
        title: '{{path}} 里的 PostgreSQL 在这台机器上无法运行',
        next: '换用 glibc 的系统和允许执行程序的磁盘，或用 DATABASE_URL 指定自己的 PostgreSQL',
      },
      startFailed: {
        title: '{{path}} 里的 PostgreSQL 没有启动起来',
        next: 'PostgreSQL 自己的日志在数据旁边的 log 目录里',
      },
      versionMismatch: {
        title: '{{path}} 里的数据属于 PostgreSQL {{found}}，本版要素自带的是 PostgreSQL {{wanted}}',
        next: '没有改动任何数据。请用原来的要素启动并备份，再用本版恢复',
      },
      diskFull: {
        title: '{{path}} 所在的磁盘没有空间了',
        next: '腾出空间后再启动；已保存的都还在',
      },
    },
    backup: {
      noFile: { title: '读不到文件 {{path}}', next: '检查路径和权限' },
      notABackup: { title: '这不是要素的备份文件', next: '请选择由 yaosu backup 生成的文件' },
      damaged: {
        title: '备份文件不完整或被改动过，校验不通过；什么都没有恢复',
        next: '换一份备份，或重新复制这份文件',
      },
      newer: { title: '这份备份来自更新版本的要素（{{schema}}）', next: '先升级要素再恢复' },
      notEmpty: {
        title: '数据库里已经有数据，恢复只能写入空库',
        next: '用 YAOSU_DATA 指定新文件夹，或用 DATABASE_URL 指定新库',
      },
    },
    terminal: {
      noFile: { title: '读不到文件 {{path}}', next: '检查路径和权限' },
      noSuchPerson: { title: '没有邮箱为 {{email}} 的人', next: 'yaosu user list 可以列出所有人' },
    },
    start: {
      portTaken: { title: '端口 {{port}} 已被占用', next: '关掉占用它的程序，或换一个：PORT=3001 npm start' },
      portDenied: { title: '没有权限使用端口 {{port}}', next: '换一个 1024 以上的端口：PORT=3001 npm start' },
      noSuchHost: {
        title: '这台机器没有地址 {{host}}',
        next: 'HOST 用 127.0.0.1（仅本机）或 0.0.0.0（所有地址）',
      },
    },
  },
} as const;
