export { lead as serverInWeb } from '../store.ts';
