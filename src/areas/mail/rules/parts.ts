/** A part of a mail as the server describes it (BODYSTRUCTURE). */
export type Structure = {
  part?: string | undefined;
  /** Media type, small letters. */
  type: string;
  parameters?: Readonly<Record<string, string>> | undefined;
  encoding?: string | undefined;
  size?: number | undefined;
  disposition?: string | undefined;
  dispositionParameters?: Readonly<Record<string, string>> | undefined;
  childNodes?: readonly Structure[] | undefined;
};

export type TextPart = { part: string; html: boolean; charset: string; encoding: string; bytes: number };
export type AttachedPart = { part: string; name: string; mediaType: string; bytes: number; encoding: string };
export type Parts = { texts: TextPart[]; attached: AttachedPart[]; flawed: boolean };

const mostParts = 100;
/** Parts within parts; beyond it somebody wants us to lose our way. */
const deepest = 50;

/**
 * What of a mail is to be read and what hangs on it. Of several forms of the same text the plain one is taken; of a form that is empty,
 * the other one.
 *
 * @param declared the media type that the header names; a server that found none of the parts it promises says something else
 */
export function partsOf(root: Structure, declared: string): Parts {
  const parts: Parts = { texts: [], attached: [], flawed: false };
  walk(root, parts);
  const promised = declared.startsWith('multipart/');
  if (promised && (root.childNodes?.length ?? 0) === 0) parts.flawed = true;
  return parts;
}

function walk(node: Structure, parts: Parts, depth = 0): void {
  if (parts.texts.length + parts.attached.length >= mostParts || depth > deepest) {
    parts.flawed = true;
    return;
  }
  const children = node.childNodes ?? [];
  if (node.type.startsWith('multipart/')) {
    if (node.type === 'multipart/alternative') walkAlternatives(children, parts, depth + 1);
    else for (const child of children) walk(child, parts, depth + 1);
    return;
  }
  const name = nameOf(node);
  const isText =
    node.type === 'text/plain' || node.type === 'text/html' || node.type === 'text' || node.type === '';
  if (isText && node.disposition !== 'attachment' && name === '') parts.texts.push(textPart(node));
  else parts.attached.push(attachedPart(node, name));
}

/** The same thing in several forms: one is read, what isn't text at all is kept beside it. */
function walkAlternatives(children: readonly Structure[], parts: Parts, depth: number): void {
  const forms = children.map((child) => {
    const found: Parts = { texts: [], attached: [], flawed: false };
    walk(child, found, depth);
    return found;
  });
  const readable = forms.filter((form) => form.texts.some((text) => text.bytes > 2));
  const chosen =
    readable.find((form) => form.texts.every((text) => !text.html)) ??
    readable[0] ??
    forms.find((form) => form.texts.length > 0);
  parts.texts.push(...(chosen?.texts ?? []));
  parts.attached.push(...forms.flatMap((form) => form.attached));
  parts.flawed ||= forms.some((form) => form.flawed);
}

const textPart = (node: Structure): TextPart => ({
  part: node.part ?? '1',
  html: node.type === 'text/html',
  charset: node.parameters?.charset ?? '',
  encoding: node.encoding ?? '',
  bytes: node.size ?? 0,
});

function attachedPart(node: Structure, name: string): AttachedPart {
  const encoding = (node.encoding ?? '').toLowerCase();
  const size = node.size ?? 0;
  return {
    part: node.part ?? '1',
    name: name || fallbackName(node.type),
    mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(node.type) ? node.type : 'application/octet-stream',
    // Three bytes stand in four letters, with two more at the end of each line of 76.
    bytes: encoding === 'base64' ? Math.floor((size * 76 * 3) / (78 * 4)) : size,
    encoding,
  };
}

function nameOf(node: Structure): string {
  return node.dispositionParameters?.filename ?? node.parameters?.name ?? '';
}

function fallbackName(type: string): string {
  if (type === 'message/rfc822') return 'message.eml';
  if (type === 'text/calendar') return 'invite.ics';
  const ending = /^\w+\/([\w]{1,8})$/.exec(type)?.[1];
  return ending ? `attachment.${ending}` : 'attachment';
}
