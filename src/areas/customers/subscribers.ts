import { handOver } from '../../platform/events/hand-over.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { handOverCustomers } from './acts/hand-over.ts';

/** What customers do because of others' events. */
export const customerSubscribers: readonly Subscriber[] = [handOver('customers.handOver', handOverCustomers)];
