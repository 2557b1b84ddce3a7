import { handOver } from '../../platform/events/hand-over.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { handOverLeads } from './acts/hand-over.ts';

/** What leads do because of others' events. */
export const leadSubscribers: readonly Subscriber[] = [handOver('leads.handOver', handOverLeads)];
