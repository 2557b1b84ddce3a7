import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { AreaRoute } from './area.ts';
import { areas } from './areas.ts';
import { loadPatiently } from './load-page.ts';
import { knowPanels } from './record-panels.tsx';
import { knowRecords } from './record-places.ts';
import { FirstPage } from './shell/first-page.tsx';
import { Guarded } from './shell/guarded.tsx';
import { FailedPage, NotFoundPage } from './shell/page-states.tsx';
import { Shell } from './shell/shell.tsx';

knowRecords(areas.flatMap((area) => area.records ?? []));
knowPanels(areas.flatMap((area) => area.panels ?? []));

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
});
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

function component(route: AreaRoute) {
  const Lazy = lazyRouteComponent(() => loadPatiently(route.load).then((page) => ({ default: page })));
  const { permission } = route;
  if (permission === undefined) return Lazy;
  // biome-ignore lint/correctness/noComponentHookFactories: made once per route when the page loads, never while rendering
  const Page = () => (
    <Guarded permission={permission}>
      <Lazy />
    </Guarded>
  );
  return Object.assign(Page, { preload: Lazy.preload });
}

/** Pages only for those who build Yaosu; not in the production bundle. */
const workshop: AreaRoute[] = import.meta.env.DEV
  ? [{ path: '/ui', load: () => import('./demo/demo-page.tsx').then((m) => m.DemoPage) }]
  : [];

const all = [...areas.flatMap((area) => area.routes), ...workshop];
const inShell = all.filter((route) => route.frame !== 'bare');
const bare = all.filter((route) => route.frame === 'bare');
const home = all.some((route) => route.path === '/')
  ? []
  : [createRoute({ getParentRoute: () => shell, path: '/', component: FirstPage })];

const tree = root.addChildren([
  shell.addChildren([
    ...home,
    ...inShell.map((route) =>
      createRoute({ getParentRoute: () => shell, path: route.path, component: component(route) }),
    ),
    // What leads nowhere keeps the way to everywhere else.
    createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage }),
  ]),
  ...bare.map((route) =>
    createRoute({ getParentRoute: () => root, path: route.path, component: component(route) }),
  ),
]);

/** All pages of all areas. Pages load when they are gone to, and already when a link to them is pointed at. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
});
