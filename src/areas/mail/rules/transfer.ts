/** What a part held before it was made fit for the way, and whether something of it was broken. */
export type Unpacked = { bytes: Uint8Array; flawed: boolean };

/**
 * Undoes a Content-Transfer-Encoding, as far as it goes: what is no base64 inside base64 is left out, a broken `=` stays as it is.
 *
 * @param body the part as it stands in the mail, one character for each byte (latin1)
 * @param cut whether only the beginning of it was fetched; a broken end is then no flaw
 */
export function unpack(body: string, encoding: string, cut = false): Unpacked {
  const named = encoding.trim().toLowerCase();
  if (named === 'base64') return fromBase64(body, cut);
  if (named === 'quoted-printable') return fromQuotedPrintable(body, cut);
  const known = named === '' || named === '7bit' || named === '8bit' || named === 'binary';
  return { bytes: bytesOf(body), flawed: !known };
}

function fromBase64(body: string, cut: boolean): Unpacked {
  // Some join several encoded pieces, each with its own end.
  const pieces = body.replace(/[\r\n\t ]/g, '').split(/=+/);
  const clean = pieces.map((piece) => piece.replace(/[^A-Za-z0-9+/]/g, ''));
  const foreign = clean.some((piece, at) => piece.length !== pieces[at]!.length);
  // One letter left over of four holds less than a byte.
  const torn = !cut && clean.some((piece) => piece.length % 4 === 1);
  const bytes = clean.flatMap((piece) => (piece === '' ? [] : [decodeBase64(piece)]));
  return { bytes: joined(bytes), flawed: foreign || torn };
}

function decodeBase64(piece: string): Uint8Array {
  const whole = piece.length % 4 === 1 ? piece.slice(0, -1) : piece;
  return bytesOf(atob(whole));
}

function fromQuotedPrintable(body: string, cut: boolean): Unpacked {
  let flawed = false;
  const text = body
    // Tried once for each run of blanks, not from every blank of it.
    .replace(/(?<![ \t])[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([\da-f]{2})?/gi, (whole, hex: string | undefined, at: number, all: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (!(cut && at >= all.length - 3)) flawed = true;
      return whole;
    });
  return { bytes: bytesOf(text), flawed };
}

/** One byte for each character below 256. */
export function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
