#!/usr/bin/env node
// npm test: everything that checks Yaosu, on a bare clone too.
import { checkNode, installPackages } from './ready.js';

checkNode();
installPackages('all');
const { register } = await import('tsx/esm/api');
register();
const { runChecks } = await import('../tools/checks.ts');
process.exitCode = await runChecks(process.argv.slice(2));
