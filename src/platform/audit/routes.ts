import { type AreaRoutes, routesOf } from '../http/routes.ts';
import { auditContract } from './contract.ts';
import { readAudit } from './reads.ts';

export const auditRoutes: AreaRoutes = routesOf('audit', auditContract, {
  list: ({ db, actor, query }) => readAudit(db, actor, query),
});
