import { prepare, orExplain } from './build/prepare.mjs';

/** `npm run engine|web|workers|migrate|deploy|backup|restore|migrate-cases`: one part alone, in this process. */
const BUILT_WITH = {
  engine: ['engine'],
  web: ['ui'],
  workers: [],
  migrate: [],
  deploy: [],
  backup: [],
  restore: [],
  'migrate-cases': [],
};

const [name] = process.argv.slice(2);
const targets = BUILT_WITH[name];
if (!targets) {
  console.error(`There is no part "${name ?? ''}"; the parts are ${Object.keys(BUILT_WITH).join(', ')}.`);
  process.exit(1);
}
const build = await prepare({ needsJava: name === 'engine' });
for (const target of targets) await orExplain(build(target));
await import(`../dist/${name}.js`);
