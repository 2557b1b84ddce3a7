import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode } from '../src/platform/import-export/readers/encode.fixture.ts';

const exec = promisify(execFile);
const PUBLIC = '../shared/data/x-education-leads.csv';
const AFTER_THE_FACT = [
  'Tags',
  'Lead Quality',
  'Lead Profile',
  'Last Activity',
  'Last Notable Activity',
  'Asymmetrique Activity Index',
  'Asymmetrique Profile Index',
  'Asymmetrique Activity Score',
  'Asymmetrique Profile Score',
].join(',');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'score-evaluate-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function evaluate(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  try {
    const { stdout } = await exec(process.execPath, ['--import', 'tsx', 'tools/score-evaluate.ts', ...args]);
    return { code: 0, out: stdout, error: '' };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, error: stderr };
  }
}

async function file(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const lastLine = (out: string) => JSON.parse(out.trim().split('\n').at(-1)!) as Record<string, number>;

describe('score:evaluate', () => {
  it('reads a semicolon file with odd numbers and ends with one JSON object', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => {
      const spent = i % 7 === 0 ? '' : `"¥${(1000 + ((i * 37) % 90) * 10).toLocaleString('en-US')}"`;
      return `L${i};${spent};${i % 3 ? 'web' : 'fair'};${(i * 37) % 90 > 45 ? 'yes' : 'no'}`;
    });
    const csv = await file('leads.csv', `id;spent;source;won\n${lines.join('\n')}\n`);
    const { code, out } = await evaluate('--csv', csv, '--target', 'won', '--positive', 'yes');
    expect(code).toBe(0);
    expect(out).toContain('column.ignoredUnique: id');
    const figures = lastLine(out);
    expect(Object.keys(figures)).toEqual([
      'rows',
      'trainRows',
      'testRows',
      'positives',
      'auc',
      'logLoss',
      'brier',
      'lift10',
      'trainMs',
      'scoreMicrosPerRow',
      'pairs',
      'bins',
    ]);
    expect(figures.rows).toBe(400);
    expect(figures.trainRows! + figures.testRows!).toBe(400);
    expect(figures.auc).toBeGreaterThan(0.85);
  });

  /** Leads of which those who spend more buy; each row made by the case. */
  const made = (
    count: number,
    row: (lead: { i: number; spent: number; source: string; won: boolean }) => string,
  ) =>
    Array.from({ length: count }, (_, i) => {
      const spent = 10 * (((i * 7919) % 9973) % 997);
      const source = ['fair', 'web', 'friend'][(i * 31) % 3]!;
      return row({ i, spent, source, won: spent + ((i * 104729) % 6007) > 8000 });
    });

  const german = (spent: number) => `${spent.toLocaleString('de-DE')},50`;
  it.each([
    [
      'a byte order mark, semicolons and decimal commas',
      `\ufeffwon;spent\r\n${made(500, ({ spent, won }) => `${won ? 'yes' : 'no'};${german(spent)}`).join('\r\n')}`,
    ],
    [
      'tabs, and quoted cells with line breaks and quotes in them',
      `note\tspent\twon\n${made(500, ({ spent, source, won }) => `"from\n""${source}""\tand"\t$ ${spent}\t${won ? 'yes' : 'no'}`).join('\n')}`,
    ],
    [
      'two columns of one name, and one without',
      `score,score,,won\n${made(500, ({ i, spent, source, won }) => `${i % 4},${spent},${source},${won ? 'yes' : 'no'}`).join('\n')}`,
    ],
  ])('%s', async (_, text) => {
    const csv = await file('awkward.csv', text);
    const { code, out, error } = await evaluate('--csv', csv, '--target', 'won', '--positive', 'yes');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const figures = lastLine(out);
    expect(figures.rows).toBe(500);
    expect(figures.auc).toBeGreaterThan(0.8);
  });

  it('Chinese in GB18030, with a percentage and dates', async () => {
    const text = `成交率,日期,结果\n${made(500, ({ spent, i, won }) => `${(spent / 100).toFixed(1)}%,2026年${1 + (i % 12)}月${1 + (i % 28)}日,${won ? '成交' : '没成'}`).join('\n')}`;
    const csv = await file('gb18030.csv', encode(text, 'gb18030'));
    const { out } = await evaluate('--csv', csv, '--target', '结果', '--positive', '成交');
    expect(lastLine(out).auc).toBeGreaterThan(0.8);
  });

  it('too few rows to judge with: says so, and the figures are null', async () => {
    const csv = await file('tiny.csv', 'a,won\n1,yes\n2,no\n3,yes\n');
    const { code, out } = await evaluate('--csv', csv, '--target', 'won', '--positive', 'yes');
    expect(code).toBe(0);
    expect(out).toContain('score.noTestRows');
    expect(lastLine(out)).toMatchObject({ testRows: 0, auc: null });
  });

  it.each([
    ['one class', 'a,won\n1,no\n2,no\n', 'won', 'score.oneClass'],
    ['unknown column', 'a,won\n1,no\n2,yes\n', 'Won?', 'score.unknownColumn'],
    ['two targets', 'won,won\nyes,no\nno,yes\n', 'won', 'score.ambiguousColumn'],
    [
      'a quote left open',
      `a,won\n"1,yes\n${'2,no\n'.repeat(9)}`,
      'won',
      'import.unbalancedQuote: A quoted cell',
    ],
    ['no rows', 'a,won\n', 'won', 'import.headerOnly'],
    ['a single column', `won\n${'yes\nno\n'.repeat(20)}`, 'won', 'score.noAttributes'],
    ['nothing but the outcome', `a,won\n${'1,yes\n1,no\n'.repeat(20)}`, 'won', 'score.noAttributes'],
  ])('%s: exit code 2 and a stable code', async (name, text, target, expected) => {
    const csv = await file(`${name}.csv`, text);
    const { code, error } = await evaluate('--csv', csv, '--target', target, '--positive', 'yes');
    expect(code).toBe(2);
    expect(error).toContain(expected);
  });

  it('a missing file and a missing flag: exit code 2', async () => {
    const absent = join(folder, 'absent.csv');
    expect((await evaluate('--csv', absent, '--target', 'a', '--positive', 'b')).code).toBe(2);
    expect((await evaluate('--target', 'a')).error).toContain('--csv is missing');
  });
});

describe.skipIf(!existsSync(PUBLIC))(`on public leads (${PUBLIC}; not run where it is absent)`, () => {
  const ask = ['--csv', PUBLIC, '--target', 'Converted', '--positive', '1', '--missing', 'Select'];

  it('as good as the best public learners, on all columns', async () => {
    const figures = lastLine((await evaluate(...ask)).out);
    expect(figures).toMatchObject({ rows: 9240, trainRows: 7461, testRows: 1779, positives: 3561 });
    expect(figures.auc).toBeGreaterThanOrEqual(0.982);
  }, 60_000);

  it('and without the columns filled in after the fact', async () => {
    const figures = lastLine((await evaluate(...ask, '--exclude', AFTER_THE_FACT)).out);
    expect(figures.auc).toBeGreaterThanOrEqual(0.868);
    expect(figures.logLoss).toBeLessThanOrEqual(0.432);
  }, 60_000);
});

const OPPORTUNITIES = '../shared/data/maven-crm/sales_pipeline.csv';

describe.skipIf(!existsSync(OPPORTUNITIES))(
  `on public opportunities (${OPPORTUNITIES}; not run where it is absent)`,
  () => {
    it('says that there is nothing to learn: agent, product and account foretell no win', async () => {
      const [header, ...rows] = (await readFile(OPPORTUNITIES, 'utf8')).trim().split('\n');
      const closed = rows.filter((row) => /,(Won|Lost),/.test(row));
      const csv = await file('closed.csv', [header, ...closed].join('\n'));
      const columns = ['--target', 'deal_stage', '--positive', 'Won', '--exclude', 'close_date,close_value'];
      const { out } = await evaluate('--csv', csv, ...columns);
      expect(out).toContain('nothing to learn here yet');
      expect(lastLine(out).auc).toBeLessThan(0.6);
    }, 60_000);
  },
);
