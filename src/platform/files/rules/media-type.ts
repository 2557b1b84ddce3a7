/** What a file is by its first bytes; the sender's word counts only to tell text from text, and office files from each other. */
export type Kind = 'image' | 'document' | 'text' | 'sound' | 'film' | 'archive' | 'program' | 'other';

/** So many bytes are enough to tell. */
export const headLength = 64 * 1024;

type Signature = [bytes: string, type: string, at?: number];

/** Longer ones first where one begins like another. Hex, from the formats' own documents. */
const signatures: readonly Signature[] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
  ['57454250', 'image/webp', 8],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['25504446', 'application/pdf'],
  ['7b5c727466', 'application/rtf'],
  ['41433130', 'image/vnd.dwg'],
  ['49534f2d31303330332d3231', 'model/step'],
  ['504b0304', 'application/zip'],
  ['504b0506', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
  ['526172211a07', 'application/vnd.rar'],
  ['377abcaf271c', 'application/x-7z-compressed'],
  ['1f8b', 'application/gzip'],
  ['494433', 'audio/mpeg'],
  ['57415645', 'audio/wav', 8],
  ['2321414d52', 'audio/amr'],
  ['4f676753', 'audio/ogg'],
  ['1a45dfa3', 'video/webm'],
  ['4d5a', 'application/x-msdownload'],
  ['7f454c46', 'application/x-executable'],
  ['cffaedfe', 'application/x-executable'],
  ['cafebabe', 'application/x-executable'],
  ['2321', 'text/x-shellscript'],
];

/** Of an ISO base media file, by its brand. */
const brands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heic',
  avif: 'image/avif',
  'M4A ': 'audio/mp4',
  'qt  ': 'video/quicktime',
};

const office = 'application/vnd.openxmlformats-officedocument';
/** A zip with such a folder in it is one of these. */
const zipContents: readonly [string, string][] = [
  ['word/', `${office}.wordprocessingml.document`],
  ['xl/', `${office}.spreadsheetml.sheet`],
  ['ppt/', `${office}.presentationml.presentation`],
];
const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
  wps: 'application/vnd.ms-works',
};
const texts: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
};
const programs = new Set([
  'bat',
  'cmd',
  'com',
  'exe',
  'hta',
  'js',
  'lnk',
  'msi',
  'ps1',
  'scr',
  'sh',
  'vbs',
  'wsf',
]);

/**
 * The media type of a file.
 *
 * @param head its first bytes, up to `headLength`
 * @param name as cleaned; its ending chooses among types that look the same
 */
export function mediaTypeOf(head: Uint8Array, name: string): string {
  const ending = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = bySignature(head);
  if (found === 'application/zip')
    return zipContents.find(([folder]) => latin(head).includes(folder))?.[1] ?? found;
  if (found === 'application/x-ole-storage') return oldOffice[ending] ?? found;
  if (found) return found;
  if (!isText(head)) return 'application/octet-stream';
  const start = latin(head.subarray(0, 4096)).replace(/^[\uFEFF\s]+|^\u00ef\u00bb\u00bf\s*/, '');
  if (/^(<!--[\s\S]*?-->\s*|<\?xml[\s\S]*?\?>\s*|<!doctype svg[\s\S]*?>\s*)*<svg[\s>]/i.test(start))
    return 'image/svg+xml';
  if (
    /<(!doctype|html|head|body|script|iframe|style|meta|object|embed|form|a|img|table|title)[\s>/]/i.test(
      start,
    )
  )
    return 'text/html';
  if (start.startsWith('<?xml') || start.startsWith('<')) return 'application/xml';
  if (programs.has(ending)) return 'text/x-script';
  return texts[ending] ?? 'text/plain';
}

function bySignature(head: Uint8Array): string | null {
  if (latin(head.subarray(4, 8)) === 'ftyp') return brands[latin(head.subarray(8, 12))] ?? 'video/mp4';
  const hex = Buffer.from(head.subarray(0, 32)).toString('hex');
  return signatures.find(([bytes, , at = 0]) => hex.startsWith(bytes, at * 2))?.[1] ?? null;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Without control characters but those of text: UTF-8, GB18030 and Big5 alike have none. UTF-16 is told by its mark. */
function isText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 27);
}

/** What a browser may show on our own address: pictures that can't carry a script, and nothing else. */
const shownInside = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function isShownInside(mediaType: string): boolean {
  return shownInside.has(mediaType);
}

const documents =
  /pdf|rtf|msword|ms-(excel|powerpoint|outlook|works)|officedocument|ole-storage|vnd\.dwg|model\//;

/** What people call it, for an icon and a word. */
export function kindOf(mediaType: string): Kind {
  if (documents.test(mediaType)) return 'document';
  if (mediaType === 'image/svg+xml') return 'other';
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType.startsWith('audio/')) return 'sound';
  if (mediaType.startsWith('video/')) return 'film';
  if (/zip|rar|7z/.test(mediaType)) return 'archive';
  if (/executable|msdownload|script|html/.test(mediaType)) return 'program';
  return /^text\/|json|xml/.test(mediaType) ? 'text' : 'other';
}
