import { activitySubscribers } from './areas/activities/index.ts';
import { customerSubscribers } from './areas/customers/index.ts';
import { leadSubscribers } from './areas/leads/index.ts';
import { pipelineSubscribers } from './areas/pipeline/index.ts';
import type { Subscriber } from './platform/events/subscriber.ts';
import { notificationSubscriber } from './platform/notifications/index.ts';

/** Everyone who does something because of events that others told. */
export const subscribers: readonly Subscriber[] = [
  ...customerSubscribers,
  ...activitySubscribers,
  ...leadSubscribers,
  ...pipelineSubscribers,
  notificationSubscriber(),
];
