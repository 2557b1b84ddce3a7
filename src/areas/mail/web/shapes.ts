import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

export type Mailbox = CallOutput<Contracts['mailbox']['list']>['items'][number];
export type Folder = Mailbox['folders'][number];
export type Server = Mailbox['imap'];
export type Preset = CallOutput<Contracts['mailbox']['preset']>;
export type Tried = CallOutput<Contracts['mailbox']['try']>;
export type Trouble = NonNullable<Tried['imap']>;
export type Share = Mailbox['share'];

export type Thread = CallOutput<Contracts['mail']['threads']>['items'][number];
export type WholeThread = CallOutput<Contracts['mail']['thread']>;
export type Message = WholeThread['all'][number];
export type Attachment = Message['attachments'][number];
export type Party = Thread['from'];
export type RecordRef = { kind: Thread['filings'][number]['kind']; id: string };
export type View = 'filed' | 'proposed' | 'private';

export type NewMail = CallInput<Contracts['outgoing']['send']>['body'];
export type Mode = 'new' | 'reply' | 'replyAll' | 'forward';
export type OutgoingItem = CallOutput<Contracts['outgoing']['outgoing']>['items'][number];
