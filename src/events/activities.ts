import { z } from 'zod';

/** `{ field: [before, after] }` */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const changed = z.object({ changes });
/** What a record's timeline needs, when the task is about one. */
const about = z.object({ taskId: z.uuid(), title: z.string(), dueOn: z.string().nullable() });

/** What activities announce. The subject is the task; `task.planned` and `task.carriedOut` are about the record that the task is for. */
export const activityEvents = {
  /** Someone planned something, for themselves or for a colleague. */
  'task.created': z.object({
    kind: z.string(),
    title: z.string(),
    assigneeId: z.uuid(),
    dueOn: z.string().nullable(),
  }),
  'task.edited': changed.extend({
    /** Who left, and whose work goes to a colleague. */
    handedOverFrom: z.uuid().optional(),
  }),
  /** It was done; `result` may say with what result. */
  'task.done': changed,
  'task.reopened': changed,
  'task.deleted': changed,
  'task.undone': changed.extend({ undoes: z.uuid() }),
  /** Its reminder fell due. */
  'task.reminded': z.object({ assigneeId: z.uuid(), title: z.string(), dueOn: z.string().nullable() }),
  /** Something was planned about this record. */
  'task.planned': about,
  /** What was planned about this record was done. */
  'task.carriedOut': about.extend({ result: z.string().nullable() }),
  /** Someone made or ended the address under which a calendar program reads their plans; the subject is the person. */
  'calendarFeed.opened': z.object({}),
  'calendarFeed.closed': z.object({}),
} as const;

export type ActivityEvent = keyof typeof activityEvents;
export type ActivityPayload<E extends ActivityEvent> = z.input<(typeof activityEvents)[E]>;
