#!/usr/bin/env node
// npm start: packages, web build, then the system itself in this same process.
import { checkNode, installPackages } from './ready.js';

checkNode();
installPackages('production');
const { register } = await import('tsx/esm/api');
register();
const { buildWebIfNeeded } = await import('../tools/build-web.ts');
await buildWebIfNeeded();
const { start } = await import('../src/main.ts');
await start();
