/** The only door of activities. */
import { registerNoticeSubject, registerNotices } from '../../platform/notifications/index.ts';
import { taskNotices, taskSubject } from './notices.ts';

export { createTask } from './acts/plan-task.ts';
export { activityJobs } from './jobs.ts';
export { activityWords } from './locales/index.ts';
export { visibleTasks } from './reads.ts';
export { calendarRoutes, taskRoutes } from './routes.ts';
export { type CalendarSource, type CalendarStep, registerCalendarSource } from './sources.ts';
export { activitySubscribers } from './subscribers.ts';

registerNotices(taskNotices);
registerNoticeSubject(taskSubject);
