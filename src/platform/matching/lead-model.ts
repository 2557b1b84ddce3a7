import type { ColumnKind } from '../import-export/column-kinds.ts';
import { LEVELS } from './agreement-levels.ts';
import type { LinkageModel } from './linkage-model.ts';

/** What the product compares of a lead or contact. All are optional; several telephones and mails may be given. */
export type MatchRecord = {
  company?: string | undefined;
  person?: string | undefined;
  phones?: readonly string[] | undefined;
  emails?: readonly string[] | undefined;
  wechat?: string | undefined;
  region?: string | undefined;
  address?: string | undefined;
};

export type RecordField = keyof MatchRecord;

/** The order in which fields stand in a {@link LinkageModel} for records. */
export const RECORD_FIELDS: readonly { field: RecordField; kind: ColumnKind }[] = [
  { field: 'company', kind: 'organisation' },
  { field: 'person', kind: 'name' },
  { field: 'phones', kind: 'phone' },
  { field: 'emails', kind: 'email' },
  { field: 'wechat', kind: 'wechat' },
  { field: 'region', kind: 'category' },
  { field: 'address', kind: 'address' },
];

/**
 * The model shipped for leads. For each field how often the levels of agreement (the same, nearly, …, nothing alike) are
 * seen between two records of one lead and between two leads of one base. The numbers are judgement, not measurement:
 * of two records of one lead one in four has another telephone, and of two leads one pair in five thousand shares a company;
 * what matters is their order of magnitude.
 */
const FREQUENCIES: Record<RecordField, { same: number[]; other: number[] }> = {
  company: { same: [0.72, 0.1, 0.08, 0.04, 0.03, 0.03], other: [2e-4, 5e-5, 1e-4, 5e-4, 7e-3, 0.99] },
  person: { same: [0.74, 0.06, 0.05, 0.02, 0.03, 0.1], other: [2e-4, 2e-5, 3e-4, 3e-3, 0.03, 0.97] },
  phones: { same: [0.72, 0.06, 0.01, 0.01, 0.01, 0.19], other: [1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 0.999] },
  emails: { same: [0.72, 0.06, 0.02, 0.02, 0.02, 0.16], other: [3e-7, 1e-5, 1e-4, 5e-4, 5e-3, 0.99] },
  wechat: { same: [0.8, 0.05, 0.01, 0.01, 0.01, 0.12], other: [3e-7, 1e-5, 1e-4, 5e-4, 5e-3, 0.99] },
  region: { same: [0.9, 0.02, 0.01, 0.01, 0.01, 0.05], other: [0.08, 1e-3, 1e-3, 1e-3, 0.02, 0.9] },
  address: { same: [0.6, 0.1, 0.08, 0.06, 0.06, 0.1], other: [2e-5, 1e-5, 4e-5, 3e-4, 5e-3, 0.99] },
};

/** One lead in twenty stands twice in a base of some fifty thousand: two in a million pairs. */
const PRIOR = Math.log(2e-6);
/**
 * Colleagues share company and address, seldom the telephone (a switchboard); branches share the name; offices of one
 * building the address.
 */
const RELATIONS: { apart: RecordField[]; share: number }[] = [
  { apart: ['person', 'emails', 'wechat'], share: Math.log(1.5e-6) },
  { apart: ['person', 'phones', 'emails', 'wechat'], share: Math.log(2e-4) },
  { apart: ['person', 'phones', 'emails', 'wechat', 'region', 'address'], share: Math.log(1e-4) },
  { apart: ['company', 'person', 'phones', 'emails', 'wechat'], share: Math.log(1e-4) },
];

/** A model for records from how often levels of agreement are seen between two of one and two of two. */
export function recordModel(
  frequencies: Record<RecordField, { same: number[]; other: number[] }>,
  prior: number,
  relations: readonly { apart: RecordField[]; share: number }[],
): LinkageModel {
  return {
    prior,
    fields: RECORD_FIELDS.map(({ field }) => {
      const { same, other } = frequencies[field];
      const weights = Array.from({ length: LEVELS }, (_, level) => Math.log(same[level]! / other[level]!));
      return { same, other, weights, exact: Float64Array.of(weights[0]!) };
    }),
    relations: relations.map(({ apart, share }) => ({
      apart: apart.map((field) => RECORD_FIELDS.findIndex((at) => at.field === field)),
      share,
    })),
    mostShare: Math.max(...relations.map(({ share }) => share)),
  };
}

export const LEAD_MODEL: LinkageModel = recordModel(FREQUENCIES, PRIOR, RELATIONS);
