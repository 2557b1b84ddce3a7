import { web as activities } from '../areas/activities/web/index.ts';
import { web as customers } from '../areas/customers/web/index.ts';
import { web as imports } from '../areas/imports/web/index.ts';
import { web as assignment } from '../areas/leads/assignment/web/index.ts';
import { web as duplicates } from '../areas/leads/duplicates/web/index.ts';
import { web as forms } from '../areas/leads/forms/web/index.ts';
import { web as leadImports } from '../areas/leads/import/web/index.ts';
import { web as pool } from '../areas/leads/pool/web/index.ts';
import { web as score } from '../areas/leads/score/web/index.ts';
import { web as leads } from '../areas/leads/web/index.ts';
import { web as mail } from '../areas/mail/web/index.ts';
import { web as people } from '../areas/people/web/index.ts';
import { web as pipeline } from '../areas/pipeline/web/index.ts';
import { web as qualification } from '../areas/qualification/web/index.ts';
import { account } from './account/index.ts';
import type { AreaWeb } from './area.ts';
import { notifications } from './notifications/index.ts';
import { settings } from './settings/index.ts';

/** The areas that have screens, in the order of the chain. To add one: import its `web` and put it in its place. */
export const areas: readonly AreaWeb[] = [
  account,
  notifications,
  people,
  customers,
  qualification,
  activities,
  leads,
  pipeline,
  mail,
  imports,
  leadImports,
  duplicates,
  assignment,
  pool,
  score,
  forms,
  settings,
];
