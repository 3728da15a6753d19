/** The floors of the house: no room imports one above it. */
const room = (name) => `^app/${name}/`;

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-stands-alone',
      comment: 'The engine is pure mathematics: it imports itself and packages that do no I/O.',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: '^(app/(?!engine/)|server|scripts|prisma)' },
    },
    {
      name: 'engine-does-no-io',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: '^(node:)?(fs|net|http|https|child_process|dns|tls|dgram)(/|$)', dependencyTypes: ['core'] },
    },
    {
      name: 'engine-knows-no-database',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: 'node_modules/(pg|ioredis|bullmq|express|socket\\.io|@prisma|@remix-run)/' },
    },
    {
      name: 'platform-is-the-ground',
      severity: 'error',
      from: { path: room('platform') },
      to: { path: '^app/(routes|modules|components|api|models|engine|jobs|realtime|integrations|auth)/' },
    },
    {
      name: 'models-auth-integrations-look-down',
      severity: 'error',
      from: { path: '^app/(models|auth|integrations)/' },
      to: { path: '^app/(routes|modules|components|api|jobs)/' },
    },
    {
      name: 'interface-parts-know-no-server',
      comment:
        'Components and modules reach the browser: nothing that only a server has. A pure part of a model stands beside it without the suffix.',
      severity: 'error',
      from: { path: '^app/(components|modules)/' },
      to: { path: ['\\.server\\.tsx?$', '^app/(platform|api|jobs)/', '^app/realtime/(?!events)'] },
    },
    {
      name: 'components-are-shared',
      severity: 'error',
      from: { path: room('components') },
      to: { path: '^app/(modules|routes)/' },
    },
    {
      name: 'modules-are-for-routes',
      severity: 'error',
      from: { path: '^app/(api|jobs|realtime|models|auth|platform|engine)/' },
      to: { path: '^app/(modules|components|routes)/' },
    },
    {
      name: 'only-models-touch-the-database',
      severity: 'error',
      from: { path: '^app/(routes|api|modules|components|realtime)/' },
      to: { path: '^app/platform/(generated|prisma\\.server|pg\\.server)' },
    },
    {
      name: 'nobody-imports-routes',
      severity: 'error',
      from: { pathNot: '^app/routes/' },
      to: { path: room('routes') },
    },
    {
      name: 'product-needs-no-test-code',
      severity: 'error',
      from: { path: '^(app|server|scripts|prisma)/' },
      to: { path: '^(tests|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^app/platform/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
