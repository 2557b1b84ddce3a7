import type { Messages } from '../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  start: {
    ready: 'Yaosu is ready: {{url}}',
    newerNode: 'Note: Node {{version}} is no longer maintained; Node 24 is recommended.',
    stopping: 'Stopping …',
    stopped: 'Stopped.',
    wrongSettings: 'Some settings cannot be used; correct them and start again:',
    wrongSetting: '  {{variable}}={{value}}: expected {{expected}}',
    openToAll: 'Note: listening on {{host}}, so other machines can reach this. Put TLS in front.',
    expected: {
      PORT: 'a whole number from 0 to 65535',
      HOST: 'an address or host name such as 127.0.0.1, 0.0.0.0 or ::1',
      DATABASE_URL: 'postgres://user:password@host:5432/database',
      YAOSU_URL: 'https://sales.example.com, without a path',
      YAOSU_LANG: 'one of {{options}}',
      YAOSU_LOG: 'one of {{options}}',
      YAOSU_MAIL_HOSTS:
        'host names, host:port or networks, by commas, such as mail.corp.example, 10.1.0.0/16',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'an address with http:// or https://, such as http://localhost:4318',
    },
  },
  errors: {
    database: {
      unreachable: {
        title: 'The database at {{host}} cannot be reached: {{reason}}',
        next: 'Check host and port in DATABASE_URL, and that the server runs',
      },
      badLogin: {
        title: 'The database refused the login of {{user}}',
        next: 'Check user and password in DATABASE_URL',
      },
      noSuchDatabase: {
        title: 'There is no database {{database}}',
        next: 'Create it first, or change DATABASE_URL',
      },
      tooOld: { title: 'PostgreSQL {{version}} is too old', next: 'Use version {{oldest}} or later' },
      unsafeRole: {
        title:
          'The database role {{role}} would bypass row-level security (superuser or BYPASSRLS): refusing to start',
        next: 'Use an ordinary role: CREATE ROLE yaosu LOGIN PASSWORD …; ALTER DATABASE … OWNER TO yaosu',
      },
      newerSchema: {
        title: 'The database was used by a newer version of Yaosu ({{migration}})',
        next: 'Start the newer version, or restore an older backup',
      },
      changedMigration: {
        title: 'The migration {{migration}} differs from the one that was applied',
        next: 'Put the original file back, or restore a backup into an empty database',
      },
      dataDirectoryInUse: {
        title: 'The data directory {{path}} is in use by process {{pid}}',
        next: 'Stop that process first, or name another directory with YAOSU_DATA',
      },
      dataDirectoryInUseElsewhere: {
        title: 'The data directory {{path}} is in use by process {{pid}} on {{host}}',
        next: 'Stop Yaosu there first; a data directory belongs to one machine at a time',
      },
      dataDirectoryNotWritable: {
        title: 'The data directory {{path}} cannot be written',
        next: 'Give this user the directory (chown), or name another one with YAOSU_DATA',
      },
      binariesMissing: {
        title: 'PostgreSQL ({{path}}) is not installed',
        next: 'Run npm install without --omit=optional, or name a PostgreSQL of your own (15 or later) with DATABASE_URL',
      },
      binariesUnusable: {
        title: 'PostgreSQL in {{path}} cannot run here',
        next: 'Use a system with glibc and a disk that allows programs, or name a PostgreSQL of your own with DATABASE_URL',
      },
      startFailed: {
        title: 'PostgreSQL in {{path}} did not start',
        next: 'Its own log stands in the folder log beside the data',
      },
      versionMismatch: {
        title: 'The data in {{path}} belong to PostgreSQL {{found}}; this Yaosu brings PostgreSQL {{wanted}}',
        next: 'Nothing was changed. Start the Yaosu that wrote them, make a backup there, and restore it with this one',
      },
      diskFull: {
        title: 'There is no room left on the disk of {{path}}',
        next: 'Free some space and start again; what was saved stays saved',
      },
    },
    backup: {
      noFile: { title: 'The file {{path}} cannot be read', next: 'Check the path and its permissions' },
      notABackup: {
        title: 'This is not a backup made by Yaosu',
        next: 'Choose a file written by yaosu backup',
      },
      damaged: {
        title: 'The backup is cut short or was changed: its checksum does not match. Nothing was restored',
        next: 'Use another backup, or copy this file again',
      },
      newer: {
        title: 'The backup comes from a newer Yaosu ({{schema}})',
        next: 'Upgrade Yaosu, then restore',
      },
      notEmpty: {
        title: 'The database already holds data; a restore only fills an empty one',
        next: 'Name a new folder with YAOSU_DATA, or a new database with DATABASE_URL',
      },
    },
    terminal: {
      noFile: { title: 'The file {{path}} cannot be read', next: 'Check the path and its permissions' },
      noSuchPerson: { title: 'Nobody has the address {{email}}', next: 'yaosu user list shows everyone' },
    },
    start: {
      portTaken: {
        title: 'Port {{port}} is taken',
        next: 'End the program that has it, or choose another: PORT=3001 npm start',
      },
      portDenied: {
        title: 'Not allowed to use port {{port}}',
        next: 'Choose one above 1024: PORT=3001 npm start',
      },
      noSuchHost: {
        title: 'This machine has no address {{host}}',
        next: 'HOST is 127.0.0.1 (this machine only) or 0.0.0.0 (all addresses)',
      },
    },
  },
};
