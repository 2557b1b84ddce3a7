import { field, type Headers, parameters } from './headers.ts';

/** Who wrote a mail when nobody did, or when it went to many. */
export type Automatic = 'reply' | 'list' | 'bulk' | 'bounce' | 'generated';

const machines =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply-.*|bounces?[-+].*|notifications?|nobody)@/;
const machinesBouncing = /^(mailer-daemon|postmaster)@/;
const awaySubject =
  /^(自动回复|自動回覆|自動回復|自动答复|不在办公室|外出|automatic reply|auto(matic)?[- ]?re(ply|sponse)|out of (the )?office|abwesenheit|r[ée]ponse automatique)/i;

/**
 * Whether a mail was written by a machine, or to many. Such a mail is no contact and is never answered: two machines that answer each
 * other never stop (RFC 3834).
 */
export function automaticOf(headers: Headers, from: string, subject: string): Automatic | null {
  const type = parameters(field(headers, 'content-type'));
  const submitted = field(headers, 'auto-submitted').toLowerCase();
  const precedence = field(headers, 'precedence').toLowerCase();
  const isReport =
    type.value === 'multipart/report' && type.parameters['report-type'] !== 'disposition-notification';
  if (
    isReport ||
    machinesBouncing.test(from) ||
    /^<\s*>/.test(field(headers, 'return-path')) ||
    headers.has('x-failed-recipients')
  )
    return 'bounce';
  if (
    submitted.startsWith('auto-replied') ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    precedence === 'auto_reply'
  )
    return 'reply';
  if (type.value === 'multipart/report' || awaySubject.test(subject)) return 'reply';
  if (
    headers.has('list-id') ||
    headers.has('list-post') ||
    precedence === 'list' ||
    headers.has('mailing-list')
  )
    return 'list';
  if (
    precedence === 'bulk' ||
    precedence === 'junk' ||
    headers.has('list-unsubscribe') ||
    headers.has('feedback-id')
  )
    return 'bulk';
  // `no` is what a person's own program writes.
  if ((submitted !== '' && submitted !== 'no') || headers.has('x-loop') || machines.test(from))
    return 'generated';
  return null;
}
