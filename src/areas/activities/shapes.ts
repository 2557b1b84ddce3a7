import { z } from 'zod';
import { taskKinds } from './rules/task.ts';

const maybe = z.string().nullable();
const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const text = (most: number) => z.string().max(most);

/** What a person types about a task; what is left out stays. */
export const taskWish = z.object({
  kind: z.enum(taskKinds).optional(),
  title: text(500).optional(),
  note: text(10_000).nullish(),
  place: text(500).nullish(),
  dueOn: day.nullish(),
  time: time.nullish().describe('The hour on that day, in the company’s time zone; null: the whole day.'),
  minutes: z.number().int().min(5).max(1440).nullish(),
  remindMinutes: z
    .number()
    .int()
    .min(0)
    .max(20_160)
    .nullish()
    .describe('So long before it begins; on a day without an hour, before 9:00. Null: no reminder.'),
  assigneeId: z.uuid().optional(),
});

const subject = z.object({ kind: z.string().max(40), id: z.uuid() });
export const newTask = taskWish.extend({
  title: text(500).min(1),
  subject: subject.nullish().describe('The record it is about.'),
});

export const task = z.object({
  id: z.uuid(),
  version: z.number().int(),
  kind: z.enum(taskKinds),
  title: z.string(),
  note: maybe,
  place: maybe,
  subject: subject.extend({ title: maybe.describe('Null when the record is not there for you.') }).nullable(),
  assigneeId: z.uuid(),
  assigneeName: maybe,
  createdBy: z.uuid(),
  dueOn: maybe,
  startsAt: maybe,
  minutes: z.number().int().nullable(),
  remindMinutes: z.number().int().nullable(),
  doneAt: maybe,
  result: maybe,
});

export const saved = z.object({
  id: z.uuid(),
  version: z.number().int(),
  batchId: maybe.describe('Undoes this act; null when nothing changed.'),
});

export const step = z.object({
  kind: z.string(),
  id: z.uuid(),
  title: z.string(),
  step: z.string(),
  on: z.string(),
  personId: z.uuid(),
});

export { day };
