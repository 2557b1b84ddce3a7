import { stateMachine } from '../../../kernel/states.ts';

/** Where a lead stands (线索状态), and the only ways on. */
export const leadStates = stateMachine({
  states: ['new', 'working', 'qualified', 'converted', 'parked', 'disqualified'],
  initial: 'new',
  moves: {
    /** By hand, or by the first real contact. */
    work: { from: ['new'], to: 'working' },
    qualify: { from: ['new', 'working'], to: 'qualified' },
    doubt: { from: ['qualified'], to: 'working' },
    /** Only by the handover to the pipeline. */
    convert: { from: ['qualified'], to: 'converted' },
    park: { from: ['new', 'working', 'qualified'], to: 'parked' },
    wake: { from: ['parked'], to: 'working' },
    disqualify: { from: ['new', 'working', 'qualified', 'parked'], to: 'disqualified' },
    reopen: { from: ['disqualified'], to: 'working' },
  },
});

export type LeadStatus = (typeof leadStates.states)[number];
export type LeadMove = keyof typeof leadStates.moves;

/** Those that somebody should be working on. */
export const openStatuses = ['new', 'working', 'qualified'] as const satisfies readonly LeadStatus[];
