import { handOver } from '../../platform/events/hand-over.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { handOverTasks } from './acts/hand-over.ts';

/** What activities do because of others' events. */
export const activitySubscribers: readonly Subscriber[] = [handOver('activities.handOver', handOverTasks)];
