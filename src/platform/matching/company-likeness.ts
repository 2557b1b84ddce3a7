import { companyCore } from './company-core.ts';
import { type MatchRecord, recordModel } from './lead-model.ts';
import { companyKey } from './normalise.ts';
import { compareRecords, type RecordComparison } from './record-matching.ts';

const never = { same: [1, 1, 1, 1, 1, 1], other: [1, 1, 1, 1, 1, 1] };

/**
 * The model for companies, where two of one name are mostly one. Judgement, not measurement, like the one for leads: a company stands
 * twice among a hundred thousand pairs that share a word, branches share telephone and mail, and most sister companies are told apart
 * by one character.
 */
const COMPANY_MODEL = recordModel(
  {
    company: { same: [0.7, 0.12, 0.08, 0.05, 0.03, 0.02], other: [1e-7, 2e-6, 3e-5, 1e-4, 3e-3, 0.997] },
    person: never,
    phones: { same: [0.6, 0.06, 0.01, 0.01, 0.01, 0.31], other: [1e-5, 1e-5, 1e-4, 3e-4, 1e-3, 0.998] },
    emails: { same: [0.6, 0.06, 0.02, 0.02, 0.02, 0.28], other: [1e-5, 1e-5, 1e-4, 5e-4, 5e-3, 0.99] },
    wechat: never,
    region: { same: [0.9, 0.02, 0.01, 0.01, 0.01, 0.05], other: [0.08, 1e-3, 1e-3, 1e-3, 0.02, 0.9] },
    address: { same: [0.6, 0.1, 0.08, 0.06, 0.06, 0.1], other: [2e-5, 1e-5, 4e-5, 3e-4, 5e-3, 0.99] },
  },
  Math.log(1e-5),
  // Branches and sister companies at one place: all but the name agrees.
  [{ apart: ['company'], share: Math.log(1e-4) }],
);

/** What is left of a name says who it is, but alone not for certain: 宏图精密五金有限公司 may be another firm than 宏图制造厂. */
const mostByCore = 0.6;

/** How likely two records are the same company, and why. Symmetric. */
export function compareCompanies(a: MatchRecord, b: MatchRecord): RecordComparison {
  const whole = compareRecords(a, b, COMPANY_MODEL);
  const [coreA, coreB] = [companyCore(a.company ?? ''), companyCore(b.company ?? '')];
  if (coreA === '' || coreA !== coreB || companyKey(a.company ?? '') === companyKey(b.company ?? ''))
    return whole;
  const byCore = compareRecords({ ...a, company: coreA }, { ...b, company: coreB }, COMPANY_MODEL);
  const isReached = byCore.reasons.some(
    ({ field, agreement }) => agreement === 'same' && ['phones', 'emails', 'address'].includes(field),
  );
  const likelihood = isReached ? byCore.likelihood : Math.min(mostByCore, byCore.likelihood);
  if (likelihood <= whole.likelihood) return whole;
  const reasons = byCore.reasons.map((reason) =>
    reason.field === 'company' ? { ...reason, agreement: 'similar' as const } : reason,
  );
  return { likelihood, reasons };
}
