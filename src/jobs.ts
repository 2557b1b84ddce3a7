import { activityJobs } from './areas/activities/index.ts';
import { customerJobs } from './areas/customers/index.ts';
import { importSetJobs } from './areas/imports/index.ts';
import { duplicateJobs } from './areas/leads/duplicates/index.ts';
import { importJobs } from './areas/leads/import/index.ts';
import { leadJobs } from './areas/leads/index.ts';
import { poolJobs } from './areas/leads/pool/index.ts';
import { scoreJobs } from './areas/leads/score/index.ts';
import { type MailSettings, mailJobs } from './areas/mail/index.ts';
import { pipelineJobs } from './areas/pipeline/index.ts';
import { demoJobs } from './demo/index.ts';
import { subscriberJobs } from './platform/events/jobs.ts';
import { fileJobs } from './platform/files/jobs.ts';
import type { Job } from './platform/jobs/worker.ts';
import { notificationJobs } from './platform/notifications/index.ts';
import { subscribers } from './subscribers.ts';

/** Everything that runs beside requests: queued by acts, or by the clock. */
export const jobs = (mail: MailSettings): readonly Job[] => [
  ...activityJobs,
  ...customerJobs,
  ...leadJobs,
  ...importJobs,
  ...poolJobs,
  ...duplicateJobs,
  ...fileJobs,
  ...scoreJobs,
  ...pipelineJobs,
  ...mailJobs(mail),
  ...importSetJobs,
  ...demoJobs,
  ...notificationJobs,
  ...subscriberJobs(subscribers),
];
