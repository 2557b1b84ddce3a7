import {
  givenNotice,
  type Notice,
  type NoticeSource,
  type NoticeSubject,
} from '../../platform/notifications/index.ts';
import { describeTasks } from './reads.ts';

/** Whom tasks concern: given to them, and due. */
export const taskNotices: NoticeSource = {
  types: ['task.created', 'task.edited', 'task.reminded'],
  concern: (_tx, events) =>
    events.flatMap((event): Notice[] => {
      if (event.type === 'task.edited') return givenNotice(event, 'assigneeId');
      const to = String(event.payload.assigneeId);
      return [{ event, to, kind: event.type === 'task.created' ? 'assigned' : 'reminder' }];
    }),
};

export const taskSubject: NoticeSubject = { kind: 'task', describe: describeTasks };
