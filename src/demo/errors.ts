import { defineErrors } from '../platform/http/errors.ts';

/** What the demo company may answer with. */
export const demoErrors = defineErrors({
  'demo.there': { status: 409, when: 'The demo company is there already, or is being made.' },
  'demo.hasLeads': {
    status: 409,
    when: 'The company has leads or customers of its own; a demo would mix with them.',
  },
  'demo.missing': { status: 404, when: 'There is no demo company to remove.' },
  'demo.realLeads': {
    status: 409,
    when: 'People have added leads or customers to the demo company that would go with it: `facts.count`.',
  },
});
