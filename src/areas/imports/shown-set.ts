import type { Actor } from '../../platform/actor/actor.ts';
import { errorWords } from '../../platform/i18n/translator.ts';
import type { FileView, ProblemRow, RowView, SetView } from './reads.ts';
import { type Counts, nothingYet } from './set-facts.ts';
import { reasonWords } from './words.ts';

/** A set in a list. */
export function shownSet(
  {
    choices: _choices,
    repairs: _repairs,
    problems: _problems,
    files,
    facts,
    failure,
    seconds,
    progress,
    ...set
  }: SetView,
  { language }: Actor,
) {
  const words = failure && errorWords(language, failure.code, failure.facts as Record<string, string>);
  return {
    ...set,
    fileNames: files.map(({ fileName }) => fileName),
    counts: sumOf(files.map((file) => file.facts.counts ?? nothingYet)),
    failure: failure && { ...failure, message: words!.title, next: words!.next },
    progress: progress && { ...progress, secondsLeft: secondsLeft(progress, seconds) },
    undo: facts.undo
      ? {
          ...facts.undo,
          left: facts.undo.left.map((one) => ({ ...one, message: errorWords(language, one.code, {}).title })),
        }
      : null,
  };
}

/** A set on its own page. */
export function detailedSet(
  set: SetView,
  actor: Actor,
  same: readonly { file: number; id: string; at: string }[],
) {
  const { files, facts, choices, repairs, version, problems, state } = set;
  return {
    ...shownSet(set, actor),
    files: files.map((file) => shownFile(file, actor)),
    order: facts.order ?? [],
    links: (facts.links ?? []).map(({ field: _field, ...link }) => link),
    choices,
    repairs,
    checked: state === 'ready' && facts.checkedVersion === version,
    problems,
    sameFiles: [...same],
  };
}

function shownFile({ file, fileName, bytes, facts, choice }: FileView, actor: Actor) {
  const { counts = nothingYet, leadsImportId = null, ...known } = facts;
  return {
    file,
    fileName,
    bytes,
    ...known,
    choice,
    counts,
    leftOut: leftOutOf({ facts, choice }, actor),
    leadsImportId,
  };
}

/** What a file holds and Yaosu doesn't keep. */
function leftOutOf({ facts, choice }: Pick<FileView, 'facts' | 'choice'>, { language }: Actor) {
  const said: { code: string; facts: Record<string, unknown> }[] = [];
  if (choice.kind === 'none') said.push({ code: 'imports.kindNotKept', facts: {} });
  else {
    const taken = new Set(choice.columns.flatMap(({ column, to }) => (to === null ? [] : [column])));
    const headers = facts.found
      .filter(({ column, dropped }) => !dropped && !taken.has(column))
      .map(({ header, column }) => header || `#${column + 1}`);
    if (choice.kind === 'products') said.push({ code: 'imports.pricesNotKept', facts: {} });
    if (headers.length > 0)
      said.push({ code: 'imports.notKept', facts: { headers: headers.join(', '), count: headers.length } });
  }
  return said.map((one) => ({
    ...one,
    message: errorWords(language, one.code, one.facts as Record<string, string>).title,
  }));
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = { ...nothingYet };
  for (const counts of all)
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  return sum;
}

function secondsLeft(
  { done, total }: { done: number; total: number },
  seconds: number | null,
): number | null {
  return done > 0 && seconds !== null ? Math.ceil((seconds / done) * (total - done)) : null;
}

/** A line of the list of problems. */
export function shownProblem(problem: ProblemRow, set: SetView, { language }: Actor) {
  const { header } = set.files.find(({ file }) => file === problem.file)?.facts ?? { header: [] };
  const { next } = errorWords(language, problem.code, problem.facts as Record<string, string>);
  const name = problem.column === null ? null : header[problem.column] || `#${problem.column + 1}`;
  return { ...problem, header: name, message: reasonWords(language, problem, header), next };
}

/** A line of the list of rows. */
export function shownRow(
  { part: _part, cells: _cells, reasons, ...row }: RowView,
  set: SetView,
  { language }: Actor,
) {
  const { header } = set.files.find(({ file }) => file === row.file)?.facts ?? { header: [] };
  return {
    ...row,
    reasons: reasons.map((one) => ({
      column: one.column,
      code: one.code,
      message: reasonWords(language, one, header),
    })),
  };
}
