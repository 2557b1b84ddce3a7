import { Refusal } from '../../kernel/outcome.ts';
import { type AreaRoutes, routesOf } from '../http/routes.ts';
import { companyContract } from './contract.ts';
import { companyErrors } from './errors.ts';
import { companyOf } from './reads.ts';
import { editCompany, setUpCompany } from './set-up-company.ts';

export const companyRoutes: AreaRoutes = routesOf(
  'company',
  companyContract,
  {
    read: async ({ db }) => {
      const company = await companyOf(db);
      if (!company) throw new Refusal('company.missing');
      return company;
    },
    setUp: ({ write, body }) => write((tx) => setUpCompany(tx, body)),
    edit: ({ write, body }) => write((tx) => editCompany(tx, body)),
  },
  companyErrors,
);
