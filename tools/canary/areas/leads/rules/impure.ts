export { sql as impure } from '../../../platform/db/sql.ts';
