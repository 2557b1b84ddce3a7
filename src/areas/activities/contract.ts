import { z } from 'zod';
import { contract } from '../../platform/http/contract.ts';
import * as shape from './shapes.ts';

const read = { permission: 'tasks.read' } as const;
const write = { permission: 'tasks.write' } as const;
const one = z.object({ id: z.uuid() });
const version = z.number().int().positive();
const n = z.number().int();

/** Tasks and appointments. */
export const taskContract = contract({
  list: {
    method: 'GET',
    path: '/api/tasks',
    summary: 'Tasks that you may see: open ones as they fall due, done ones with the latest first.',
    access: read,
    query: z.object({
      assigneeId: z.uuid().optional(),
      subjectId: z.uuid().optional(),
      state: z.enum(['open', 'done']).default('open'),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(shape.task), next: z.string().nullable() }),
    errors: ['paging.badCursor'],
  },
  counts: {
    method: 'GET',
    path: '/api/tasks/counts',
    summary: 'How many of your own tasks are open, fall due today, are late.',
    access: read,
    response: z.object({ open: n, today: n, overdue: n }),
  },
  create: {
    method: 'POST',
    path: '/api/tasks',
    summary: 'Plans something, for yourself or a colleague, perhaps about a record.',
    access: write,
    body: shape.newTask,
    response: shape.saved,
    status: 201,
    errors: [
      'task.noTitle',
      'task.timeWithoutDay',
      'task.noSuchAssignee',
      'task.mayNotAssign',
      'task.noSuchSubject',
    ],
  },
  undo: {
    method: 'POST',
    path: '/api/tasks/undo',
    summary: 'Takes back what one act changed, where nobody has changed it since.',
    access: write,
    body: z.object({ batchId: z.uuid() }),
    response: z.object({
      batchId: z.string().nullable(),
      undone: n,
      kept: z.array(z.object({ id: z.uuid(), fields: z.array(z.string()) })),
    }),
    errors: ['task.nothingToUndo'],
  },
  read: {
    method: 'GET',
    path: '/api/tasks/:id',
    summary: 'One task.',
    access: read,
    params: one,
    response: shape.task,
    errors: ['record.notFound'],
  },
  edit: {
    method: 'PATCH',
    path: '/api/tasks/:id',
    summary: 'Changes a task; fields left out stay. Moved to another day it keeps its hour.',
    access: write,
    params: one,
    body: shape.taskWish.extend({ version }),
    response: shape.saved,
    errors: [
      'record.notFound',
      'record.stale',
      'task.readOnly',
      'task.noTitle',
      'task.timeWithoutDay',
      'task.noSuchAssignee',
      'task.mayNotAssign',
    ],
  },
  done: {
    method: 'POST',
    path: '/api/tasks/:id/done',
    summary: 'Marks a task as done, with what came of it.',
    access: write,
    params: one,
    body: z.object({ version, result: z.string().max(10_000).nullish() }),
    response: shape.saved,
    errors: ['record.notFound', 'record.stale', 'task.readOnly', 'task.alreadyDone'],
  },
  reopen: {
    method: 'POST',
    path: '/api/tasks/:id/reopen',
    summary: 'Lets a done task be open again.',
    access: write,
    params: one,
    body: z.object({ version }),
    response: shape.saved,
    errors: ['record.notFound', 'record.stale', 'task.readOnly', 'task.notDone'],
  },
  delete: {
    method: 'DELETE',
    path: '/api/tasks/:id',
    summary: 'Puts a task away; undo brings it back.',
    access: write,
    params: one,
    query: z.object({ version: z.coerce.number().int().positive().optional() }),
    response: shape.saved,
    errors: ['record.notFound', 'record.stale', 'task.readOnly'],
  },
});

/** The calendar: tasks and the next steps of records, on screen and for calendar programs. */
export const calendarContract = contract({
  stretch: {
    method: 'GET',
    path: '/api/calendar',
    summary: 'Tasks and next steps between two days, both included: yours, or those of people named.',
    access: read,
    query: z.object({
      from: shape.day,
      to: shape.day,
      people: z.string().max(4000).optional().describe('Ids, separated by commas; left out: yourself.'),
    }),
    response: z.object({
      tasks: z.array(shape.task),
      steps: z.array(shape.step),
      more: z.boolean().describe('There is more on these days than is shown.'),
    }),
    errors: ['calendar.tooLong'],
  },
  feed: {
    method: 'GET',
    path: '/api/calendar/feed',
    summary: 'Whether a calendar program may read your plans, and when it last did.',
    access: read,
    response: z.object({
      feed: z.object({ createdAt: z.string(), readAt: z.string().nullable() }).nullable(),
    }),
  },
  openFeed: {
    method: 'POST',
    path: '/api/calendar/feed',
    summary:
      'Makes the address under which a calendar program reads your plans; shown once. An earlier one ends.',
    access: read,
    response: z.object({ url: z.string() }),
    status: 201,
  },
  closeFeed: {
    method: 'DELETE',
    path: '/api/calendar/feed',
    summary: 'Ends that address.',
    access: read,
    response: null,
    status: 204,
  },
  ics: {
    method: 'GET',
    path: '/api/calendar/:token.ics',
    summary: 'Your plans as iCalendar (RFC 5545), for whoever knows the address.',
    access: 'public',
    rate: 60,
    params: z.object({ token: z.string().max(100) }),
    response: 'raw',
    errors: ['record.notFound'],
  },
});
