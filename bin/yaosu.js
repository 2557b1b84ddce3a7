#!/usr/bin/env node
// npx yaosu …: the command line.
import { checkNode, installPackages } from './ready.js';

checkNode();
installPackages('production');
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('../src/cli.ts');
process.exitCode = await run(process.argv.slice(2));
