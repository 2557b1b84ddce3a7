export { sql as sqlInAct } from '../../../platform/db/sql.ts'; export { person } from '../../people/store.ts';
