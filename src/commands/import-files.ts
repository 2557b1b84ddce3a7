import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FinishedSet, importSet } from '../areas/imports/index.ts';
import { catchUp } from '../areas/leads/score/index.ts';
import { Refusal } from '../kernel/outcome.ts';
import { actorOf } from './actor-of.ts';
import { type CommandContext, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

/** What only a set of files can be told. */
export const setFlags = {
  repair: { type: 'boolean' },
  same: { type: 'string' },
  'unknown-accounts': { type: 'string' },
  'unknown-owners': { type: 'string' },
  'closed-before-opened': { type: 'string' },
  'missing-amounts': { type: 'string' },
} as const;

type Values = { [K in keyof typeof setFlags]?: string | boolean | undefined } & {
  check?: boolean | undefined;
  'empty-bad-cells'?: boolean | undefined;
  whole?: boolean | undefined;
  duplicates?: string | undefined;
  'custom-fields'?: boolean | undefined;
  as?: string | undefined;
  json?: boolean | undefined;
};

/** Imports files that belong together. @returns the exit code */
export async function importFiles(
  what: 'set' | 'all',
  named: readonly string[],
  values: Values,
  context: CommandContext,
): Promise<number> {
  for (const flag of ['duplicates', 'custom-fields'] as const)
    if (values[flag] !== undefined) throw new UsageError(`--${flag} is for leads`);
  const files = what === 'set' ? named : await filesIn(named);
  if (files.length === 0)
    throw new UsageError(what === 'set' ? 'import set FILE…' : 'no CSV, XLSX or vCard file there');
  for (const file of files) await readable(file);
  const choices = {
    mode: values.whole ? ('set' as const) : ('rows' as const),
    badCells: values['empty-bad-cells'] ? ('empty' as const) : ('refuse' as const),
    same: oneOf('same', values.same, { leave: 'leave', fill: 'fill', replace: 'replace' } as const),
    unknownAccounts: oneOf('unknown-accounts', values['unknown-accounts'], {
      refuse: 'refuse',
      open: 'open',
      empty: 'empty',
    } as const),
    unknownOwners: oneOf('unknown-owners', values['unknown-owners'], {
      refuse: 'refuse',
      me: 'me',
      nobody: 'nobody',
    } as const),
    closedBeforeOpened: oneOf('closed-before-opened', values['closed-before-opened'], {
      refuse: 'refuse',
      'open-then': 'openThen',
    } as const),
    missingAmounts: oneOf('missing-amounts', values['missing-amounts'], {
      empty: 'empty',
      'list-price': 'listPrice',
    } as const),
  };
  return withDatabase(context, async ({ db }) => {
    const actor = await actorOf(db, values.as);
    const done = await importSet(
      db,
      actor,
      files,
      { choices, repair: values.repair === true, checkOnly: values.check ?? false },
      { onProgress: ({ done: rows, total }) => context.remark(`${rows} of ${total} rows`) },
    );
    if (!values.check && done.set.files.some(({ choice }) => choice.kind === 'leads'))
      await catchUp(db, new AbortController().signal);
    context.print(values.json ? JSON.stringify(summaryOf(done)) : inWords(done));
    return done.state === 'failed' ? 1 : 0;
  });
}

/** @throws Refusal `terminal.noFile` */
export async function readable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw new Refusal('terminal.noFile', { path });
  });
}

async function filesIn(named: readonly string[]): Promise<string[]> {
  const [folder, ...more] = named;
  if (!folder || more.length > 0) throw new UsageError('import all FOLDER');
  await readable(folder);
  const names = await readdir(folder).catch(() => {
    throw new UsageError('import all FOLDER');
  });
  return names
    .filter((name) => /\.(csv|tsv|txt|xlsx|vcf)$/i.test(name) && !/^licen[sc]e/i.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** The first of the words when nothing is said. */
function oneOf<T extends string>(
  flag: string,
  said: string | boolean | undefined,
  words: Readonly<Record<string, T>>,
): T {
  const value = said === undefined ? Object.values(words)[0] : words[String(said)];
  if (value === undefined) throw new UsageError(`--${flag} is one of ${Object.keys(words).join(', ')}`);
  return value;
}

function summaryOf({ setId, state, counts, failure, set, milliseconds }: FinishedSet) {
  return {
    setId,
    state,
    ...counts,
    files: set.files.map(({ fileName, choice, facts }) => ({ fileName, kind: choice.kind, ...facts.counts })),
    repairs: set.repairs,
    problems: set.problems,
    ...(failure && { failure }),
    milliseconds: Math.round(milliseconds),
  };
}

function inWords(done: FinishedSet): string {
  const { setId, state, files, problems, failure, milliseconds } = summaryOf(done);
  const lines = files.map(
    ({ fileName, kind, rows = 0, created = 0, changed = 0, known = 0, refused = 0, leftOut = 0 }) =>
      kind === 'none'
        ? `  ${fileName}: left out`
        : `  ${fileName} (${kind}): rows ${rows}, created ${created}, changed ${changed}, known ${known}, refused ${refused}, left out ${leftOut}`,
  );
  const proposals =
    problems.proposals > 0 ? `\n  ${problems.proposals} proposals: --repair accepts them` : '';
  const why = failure ? ` (${failure.code})` : '';
  return `${state}${why} (${(milliseconds / 1000).toFixed(1)} s, import ${setId})\n${lines.join('\n')}${proposals}`;
}
