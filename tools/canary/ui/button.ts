export { serverInWeb as areaInUi } from '../areas/leads/web/page.ts';
