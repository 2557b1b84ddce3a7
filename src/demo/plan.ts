/** Someone of the demo company, as it is planned. */
export type PersonPlan = {
  key: string;
  name: string;
  mail: string;
  title: string;
  team: 'east' | 'south' | 'key';
  leads: boolean;
  /** Share in what the rules give out; 0: none. */
  capacity: number;
  /** Working minutes until they usually answer. */
  answers: number;
  /** Log-odds that they add to a sale. */
  skill: number;
  /** How often a planned step is done on its day. */
  reliable: number;
  joinedDaysAgo?: number;
  /** Days from today between which they are absent. */
  away?: readonly [from: number, until: number];
};

/** A person with the ids they were given. */
export type Colleague = PersonPlan & {
  id: string;
  teamId: string;
  joinedOn: string;
  /** First and last day, `YYYY-MM-DD`. */
  absence: readonly [from: string, until: string] | null;
};
