import { Refusal } from '../../kernel/outcome.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { parseEmail, parsePhones } from '../../platform/import-export/values.ts';
import { pinyinOf } from '../../platform/search/index.ts';
import { createTeam, enrolPerson } from '../people/index.ts';
import { cellOf, columnOf, isDeleted, type LoadedFile, type LoadedRow } from './loaded-file.ts';
import { foldName, sameId } from './rules/same-id.ts';
import { note, refusedReason, register, rowOf, type Session, withReasons } from './session.ts';
import type { Reason, TakenRow } from './set-facts.ts';
import { type KnownPerson, knownKeys, peopleHere, teamsHere } from './store.ts';

/** Placeholders end so, which no mail ever reaches (RFC 2606). */
const nowhere = 'people.invalid';

/** What is here and what has come so far. */
type Staff = {
  people: KnownPerson[];
  emails: Set<string>;
  teams: { id: string; name: string; parentId: string | null }[];
  /** Rows of their own for teams, and for managers that the file only names. */
  extra: TakenRow[];
};

/**
 * Takes a file of people: they stand on the list and are invited later. A team for each manager, below one for their office; the manager
 * leads it, so that they see its deals.
 */
export async function takePeople(session: Session, file: LoadedFile): Promise<void> {
  const done = session.done.get(file.file) ?? new Set();
  const rows = file.rows.filter(({ row }) => !done.has(row));
  if (rows.length === 0) return;
  await session.write(async (tx) => {
    const here = await peopleHere(tx);
    const staff: Staff = {
      people: here,
      emails: new Set(here.map(({ email }) => email.toLowerCase())),
      teams: await teamsHere(tx),
      extra: [],
    };
    const keys = rows.flatMap((row) => keyOf(file, row) ?? []);
    const earlier = await knownKeys(tx, 'person', keys, session.setId);
    const managers = managersIn(file, rows);
    const taken: TakenRow[] = [];
    const seen = new Map<string, number>();
    for (const row of rows) {
      const key = keyOf(file, row);
      const twice = key === null ? undefined : seen.get(key);
      if (key !== null && twice === undefined) seen.set(key, row.row);
      const one = twice
        ? withReasons(
            rowOf(file, row, 'person'),
            [
              refusedReason('imports.keyTwice', {
                column: columnOf(file, 'externalId'),
                facts: { row: twice },
                value: key,
              }),
            ],
            row,
          )
        : await takePerson(tx, session, file, row, staff, managers, earlier);
      taken.push({ ...one, key });
    }
    for (const one of [...staff.extra, ...taken])
      if (one.recordId && one.kind === 'person')
        register(session.people, { key: one.key, name: one.name, id: one.recordId });
    await session.keep(tx, [...staff.extra, ...taken]);
  });
  session.advance(file.file, rows.length);
}

function keyOf(file: LoadedFile, row: LoadedRow): string | null {
  return sameId(cellOf(file, row, 'externalId')) || null;
}

/** Managers that the file names, by folded name or by id, with the office they are in. */
function managersIn(file: LoadedFile, rows: readonly LoadedRow[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of rows) {
    const name = cellOf(file, row, 'manager');
    if (name) found.set(foldName(sameId(name)), cellOf(file, row, 'office'));
  }
  return found;
}

async function takePerson(
  tx: Transaction,
  session: Session,
  file: LoadedFile,
  row: LoadedRow,
  staff: Staff,
  managers: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string>,
): Promise<TakenRow> {
  const draft = rowOf(file, row, 'person');
  if (isDeleted(file, row))
    return withReasons({ ...draft, did: 'leftOut' }, [note('imports.deletedThere')], row);
  const name = cellOf(file, row, 'name');
  if (!name)
    return withReasons(draft, [refusedReason('imports.nameless', { column: columnOf(file, 'name') })], row);
  const reasons: Reason[] = [];
  const written = cellOf(file, row, 'email');
  const email = written ? parseEmail(written) : null;
  if (email && !('ok' in email)) {
    const facts = {
      column: columnOf(file, 'email'),
      facts: { ...email.facts },
      value: written,
      settledBy: 'badCells' as const,
    };
    if (session.choices.badCells === 'refuse')
      return withReasons(draft, [refusedReason(email.problem, facts)], row);
    reasons.push(note('imports.cellEmptied', facts));
  }
  const address = email && 'ok' in email ? email.ok : null;
  const known =
    staff.people.find(({ id }) => id === earlier.get(sameId(cellOf(file, row, 'externalId')))) ??
    knownPerson(staff, name, address);
  if (known)
    return withReasons({ ...draft, did: 'known', name: known.name, recordId: known.id }, reasons, row);

  if (!address) reasons.push(note('imports.addressMade', { column: columnOf(file, 'email') }));
  const phone = parsePhones(cellOf(file, row, 'phone') || '-', file.style.country);
  const leads =
    managers.has(foldName(name)) || managers.has(foldName(sameId(cellOf(file, row, 'externalId'))));
  const before = [staff.teams.length, staff.people.length, staff.extra.length] as const;
  const made = await tx.attempt(async () => {
    const team = await teamOf(tx, session, file, row, staff, leads ? name : null);
    return enrol(tx, staff, {
      name,
      email: address,
      language: session.actor.language,
      role: leads ? 'manager' : 'sales',
      teamId: team,
      leadsTeam: leads && team !== null,
      phone: 'ok' in phone ? phone.ok[0]!.e164 : null,
      title: cellOf(file, row, 'title') || null,
    });
  });
  if (made instanceof Refusal) {
    [staff.teams.length, staff.people.length, staff.extra.length] = before;
    return withReasons(draft, [refusedReason(made.code, { facts: made.facts })], row);
  }
  return withReasons({ ...draft, did: 'created', name, recordId: made }, reasons, row);
}

function knownPerson({ people }: Staff, name: string, email: string | null): KnownPerson | undefined {
  if (email) return people.find((one) => one.email.toLowerCase() === email);
  const same = people.filter((one) => foldName(one.name) === foldName(name));
  // A name that two have means neither.
  return same.length === 1 ? same[0] : undefined;
}

/** The team a row belongs to: the one it names, else its manager's, else its office. One who is a manager leads a team of their own. */
async function teamOf(
  tx: Transaction,
  session: Session,
  file: LoadedFile,
  row: LoadedRow,
  staff: Staff,
  ownTeam: string | null,
): Promise<string | null> {
  const [team, manager, office] = ['team', 'manager', 'office'].map((field) => cellOf(file, row, field));
  const above = office ? await ensureTeam(tx, file, staff, office, null) : null;
  if (ownTeam) return ensureTeam(tx, file, staff, ownTeam, above);
  if (!manager) return team ? ensureTeam(tx, file, staff, team, above) : above;
  const byId = file.rows.find((one) => sameId(cellOf(file, one, 'externalId')) === sameId(manager));
  const name = (byId && cellOf(file, byId, 'name')) || manager;
  const there = knownPerson(staff, name, null);
  if (there?.leadsTeam && there.teamId) return there.teamId;
  const teamId = await ensureTeam(tx, file, staff, team || name, above);
  const isRow = file.rows.some((one) => foldName(cellOf(file, one, 'name')) === foldName(name));
  if (!there && !isRow) await enrolManager(tx, session, file, staff, name, teamId);
  return teamId;
}

async function ensureTeam(
  tx: Transaction,
  file: LoadedFile,
  staff: Staff,
  name: string,
  parentId: string | null,
): Promise<string> {
  const found = staff.teams.find((one) => foldName(one.name) === foldName(name));
  if (found) return found.id;
  const id = await createTeam(tx, { name: name.slice(0, 200), parentId });
  staff.teams.push({ id, name, parentId });
  staff.extra.push({ ...extraRow(file, staff, 'team'), recordId: id, name });
  return id;
}

/** A manager whom the file only names. */
async function enrolManager(
  tx: Transaction,
  session: Session,
  file: LoadedFile,
  staff: Staff,
  name: string,
  teamId: string,
): Promise<void> {
  const id = await enrol(tx, staff, {
    name,
    email: null,
    language: session.actor.language,
    role: 'manager',
    teamId,
    leadsTeam: true,
  });
  staff.extra.push({ ...extraRow(file, staff, 'person'), recordId: id, name });
}

function extraRow(file: LoadedFile, staff: Staff, kind: 'team' | 'person'): TakenRow {
  const nowhereInFile = { row: 0, raw: [], cells: [] };
  return { ...rowOf(file, nowhereInFile, kind, staff.extra.length), did: 'created' };
}

type NewPerson = Omit<Parameters<typeof enrolPerson>[1], 'email'> & { email: string | null };

async function enrol(tx: Transaction, staff: Staff, person: NewPerson): Promise<string> {
  const email = person.email ?? placeholder(person.name, staff.emails);
  const id = await enrolPerson(tx, { ...person, email });
  staff.emails.add(email.toLowerCase());
  const { name, teamId, leadsTeam } = person;
  staff.people.push({ id, name, email, teamId, leadsTeam });
  return id;
}

/** An address that says whose it stands for; a number follows when it is taken. */
function placeholder(name: string, taken: ReadonlySet<string>): string {
  const sound = /\p{Script=Han}/u.test(name) ? pinyinOf(name).full : name;
  const base =
    sound
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '.')
      .replace(/^\.+|\.+$/g, '')
      .slice(0, 50) || 'person';
  for (let n = 1; ; n++) {
    const email = `${n === 1 ? base : `${base}.${n}`}@${nowhere}`;
    if (!taken.has(email)) return email;
  }
}
