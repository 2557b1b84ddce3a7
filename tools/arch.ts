/**
 * Proves the walls of the house. Fails when a rule is broken in src, when the cruiser saw suspiciously few files, and when any
 * rule finds nothing in tools/canary, where each is broken on purpose: a check that can't fail checks nothing.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

type Violation = { from: string; to: string; rule: { name: string } };
type Report = {
  summary: { totalCruised: number; violations: Violation[]; ruleSetUsed: { forbidden: { name: string }[] } };
};

const root = join(import.meta.dirname, '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

function cruise(folder: string): Report {
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', folder];
  const options = {
    cwd: root,
    encoding: 'utf8' as const,
    maxBuffer: 1 << 28,
    env: { ...process.env, ARCH_BASE: folder },
  };
  try {
    return JSON.parse(execFileSync(process.execPath, args, options)) as Report;
  } catch (error) {
    // The cruiser exits with the number of violations; its report is on standard output all the same.
    return JSON.parse((error as { stdout: string }).stdout) as Report;
  }
}

const problems: string[] = [];
const house = cruise('src').summary;
if (house.totalCruised < 50) problems.push(`only ${house.totalCruised} files were looked at`);
for (const { rule, from, to } of house.violations) problems.push(`${rule.name}: ${from} → ${to}`);

const canary = cruise('tools/canary').summary;
const caught = new Set(canary.violations.map((violation) => violation.rule.name));
const mustCatch = canary.ruleSetUsed.forbidden
  .map((rule) => rule.name)
  // One left-only rule stands for all, made by the same line for each area.
  .filter((name) => !name.startsWith('left-only-') || name === 'left-only-people');
for (const name of mustCatch)
  if (!caught.has(name)) problems.push(`the rule ${name} did not catch its canary`);

for (const problem of problems) console.error(problem);
console.log(`architecture: ${house.totalCruised} files, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
