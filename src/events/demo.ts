import { z } from 'zod';

/** What happens to the demo company; the subject is the company. */
export const demoEvents = {
  /** Someone wants to look around; it is being made. */
  'demo.begun': z.object({}),
  /** It stands. */
  'demo.made': z.object({ people: z.number(), leads: z.number(), events: z.number() }),
  /** It was removed with everything in it. */
  'demo.removed': z.object({ leads: z.number() }),
};

export type DemoEvent = keyof typeof demoEvents;
export type DemoPayload<E extends DemoEvent> = z.input<(typeof demoEvents)[E]>;
