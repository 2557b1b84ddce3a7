import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, may } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';

/**
 * A kind of record that files hang on, as its area registers it. Beside this it brings policies of its own on platform.files: who
 * reads the record reads its files (SELECT), who may change it attaches and puts away (INSERT, UPDATE).
 */
export type FileSubject = {
  kind: string;
  /** The permissions to read and to change such records. */
  read: string;
  write: string;
  /** Whether the record is there for this actor. */
  exists(db: Database, actor: Actor, id: string): Promise<boolean>;
  /** Locks the record for a change; refuses when it isn't there for the actor, or is theirs only to read. */
  lock(tx: Transaction, id: string): Promise<unknown>;
  /** Whether `part` (a communication) is of this record. */
  hasPart(tx: Transaction, id: string, part: string): Promise<boolean>;
};

const registered = new Map<string, FileSubject>();

/** Lets files hang on a kind of record. Called once by its area as the process starts. */
export function registerFileSubject(subject: FileSubject): void {
  registered.set(subject.kind, subject);
}

/**
 * The kind, if the actor may use it that far.
 *
 * @throws Refusal `file.noSuchSubject`, `auth.forbidden`
 */
export function subjectFor(actor: Actor, kind: string, wish: 'read' | 'write'): FileSubject {
  const subject = registered.get(kind);
  if (!subject) throw new Refusal('file.noSuchSubject', { kind }, 'query.subject');
  const permission = subject[wish];
  if (!may(actor, permission)) throw new Refusal('auth.forbidden', { permission });
  return subject;
}
