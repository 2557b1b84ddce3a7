import type { SearchKind } from '../../platform/search/index.ts';
import { describeLeads } from './reads.ts';

/** Leads as search finds and shows them. */
export const leadSearchKind: SearchKind = { kind: 'lead', permission: 'leads.read', describe: describeLeads };
