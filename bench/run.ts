/** `npm run bench -- NAME`: runs one bench. Figures are medians of one run on the machine that it names; compare ratios, not times. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [name, ...rest] = process.argv.slice(2);
const path = join(import.meta.dirname, `${name}.ts`);
if (!name || !existsSync(path)) {
  const names = readdirSync(import.meta.dirname).filter(
    (file) => /^[a-z]+\.ts$/.test(file) && file !== 'run.ts',
  );
  console.error(`npm run bench -- NAME, one of: ${names.map((file) => file.slice(0, -3)).join(', ')}`);
  process.exit(2);
}
process.argv.splice(2, process.argv.length, ...rest);
await import(path);
