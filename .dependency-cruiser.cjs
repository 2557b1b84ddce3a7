// The walls of the house (docs/decisions/0002). tools/arch.ts runs this over src and over the canary, where every rule must find its violation.
const { readFileSync } = require('node:fs');

const order = [...readFileSync(`${__dirname}/src/areas/order.ts`, 'utf8').matchAll(/'([a-z]+)'/g)].map((match) => match[1]);
const base = process.env.ARCH_BASE ?? 'src';
const at = (path) => `^${base}/${path}`;

/** An area may know those to its left: for each area, those to its right are forbidden. */
const leftOnly = order.map((area, i) => ({
  name: `left-only-${area}`,
  severity: 'error',
  comment: `${area} may import only areas to its left in src/areas/order.ts`,
  from: { path: at(`areas/${area}/`) },
  to: { path: at(`areas/(${[...order.slice(i + 1), '__none__'].join('|')})/`) },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'areas-by-their-door',
      severity: 'error',
      comment: 'Another area is entered through index.ts; its contract, events and words are public data.',
      from: { path: at('areas/([^/]+)/') },
      to: { path: at('areas/([^/]+)/'), pathNot: [at('areas/$1/'), at('areas/[^/]+/(index|contract)\\.ts$'), at('areas/order\\.ts$'), at('areas/[^/]+/(web/index\\.tsx?|locales/)')] },
    },
    ...leftOnly,
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: at('kernel/') },
      to: { path: at('(platform|areas|events|reports|ui|web)/') },
    },
    { name: 'platform-knows-no-area', severity: 'error', from: { path: at('platform/'), pathNot: at('platform/testing/') }, to: { path: at('(areas|reports|web|ui)/') } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules know plain data only: no database, no HTTP, no files, no clock.',
      from: { path: at('areas/.*/rules/'), pathNot: '\\.test\\.ts$' },
      to: { path: [at('platform/(db|http|events|jobs|auth|files|search|system|testing|actor)/'), at('areas/[^/]+/(acts|store|reads|routes|web)'), '^(node:)?(fs|fs/promises|net|http|https|child_process|crypto|os)$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-only-in-store-and-reads',
      severity: 'error',
      comment: 'Acts and routes ask store.ts and reads.ts.',
      from: { path: at('areas/[^/]+/'), pathNot: ['(store|reads)[^/]*\\.ts$', '\\.test\\.ts$'] },
      to: { path: at('platform/db/(sql|schema)\\.ts$'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-never-reaches-the-server',
      severity: 'error',
      from: { path: [at('(web|ui)/'), at('areas/.*/web/')], pathNot: '\\.test\\.tsx?$' },
      to: { path: [at('platform/(?!i18n/)'), at('areas/[^/]+/(acts|store|reads|routes|subscribers)'), '^node:'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'ui-knows-no-area', severity: 'error', from: { path: at('ui/') }, to: { path: at('(areas|web)/') } },
    { name: 'no-orphan-imports', severity: 'error', comment: 'Every import is found.', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
