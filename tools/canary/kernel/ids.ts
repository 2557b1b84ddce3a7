export { newId } from '../platform/http/server.ts';
