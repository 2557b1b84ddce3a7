import { handOver } from '../../platform/events/hand-over.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { handOverOpportunities } from './acts/hand-over.ts';

/** What the pipeline does because of others' events. */
export const pipelineSubscribers: readonly Subscriber[] = [
  handOver('pipeline.handOver', handOverOpportunities),
];
