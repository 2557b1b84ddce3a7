import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';
import type { LoggedEvent } from '../events/subscriber.ts';
import type { Described } from '../search/index.ts';

/** What a person may be told of, in the order of their settings; those that are off are told only to who asks for them. */
export const noticeKinds = {
  /** A record was given to me. */
  assigned: { usual: true },
  /** Work of a colleague who left became mine. */
  handedOver: { usual: true },
  /** My name stands in a remark. */
  mentioned: { usual: true },
  /** A remark about a record of mine. */
  commented: { usual: true },
  /** A reminder I set, or that was set for me, fell due. */
  reminder: { usual: true },
  /** A lead of mine waits for an answer, asks again, or is about to go back to the pool. */
  waiting: { usual: true },
  /** A customer wrote to my mailbox. */
  mail: { usual: true },
  /** My mailbox can't be reached, or a mail of mine did not leave. */
  mailTrouble: { usual: true },
  /** An import I began came to its end. */
  importEnded: { usual: true },
  /** A big deal of the teams I lead went to another stage, was won or lost. */
  bigDeal: { usual: false },
  /** Something Yaosu does by itself failed for good; told to those who look after the settings. */
  trouble: { usual: true },
} as const satisfies Record<string, { usual: boolean }>;

export type NoticeKind = keyof typeof noticeKinds;

/** That one person should be told of one event. */
export type Notice = {
  event: LoggedEvent;
  to: string;
  kind: NoticeKind;
  /** What it is about, when that isn't the event's own subject. */
  subject?: { kind: string; id: string };
  /** Short texts and numbers that the words need; strings are cut. */
  facts?: Record<string, string | number | null>;
  /** Also of one's own act: what one began and waits for. */
  own?: boolean;
  /** How many records at once; with a batch, those of one batch are counted together. */
  count?: number;
};

/** Says whom events of an area concern; registered by the area as the process starts. */
export type NoticeSource = {
  types: readonly string[];
  concern(tx: Transaction, events: readonly LoggedEvent[]): Promise<Notice[]> | Notice[];
};

/** A kind of subject that search doesn't know: what it is called, under row-level security. */
export type NoticeSubject = {
  kind: string;
  describe(db: Database, actor: Actor, ids: readonly string[]): Promise<Described[]>;
};

const sources: NoticeSource[] = [];
const subjects = new Map<string, NoticeSubject>();

export function registerNotices(source: NoticeSource): void {
  sources.push(source);
}

export function registerNoticeSubject(subject: NoticeSubject): void {
  subjects.set(subject.kind, subject);
}

export const noticeSources = (): readonly NoticeSource[] => sources;
export const noticeSubject = (kind: string): NoticeSubject | undefined => subjects.get(kind);
