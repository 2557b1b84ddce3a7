import { defineErrors } from '../http/errors.ts';

export const backupErrors = defineErrors({
  'backup.noFile': { status: 404, when: 'The file does not exist or cannot be read.' },
  'backup.notABackup': { status: 422, when: 'The file is not a backup made by Yaosu.' },
  'backup.damaged': {
    status: 422,
    when: 'The file is cut short or was changed: its checksum does not match.',
  },
  'backup.newer': { status: 422, when: 'The backup was made by a newer version of Yaosu.' },
  'backup.notEmpty': {
    status: 409,
    when: 'The database already holds people: a restore only fills an empty one.',
  },
});
