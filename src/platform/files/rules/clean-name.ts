const longest = 180;

/** Names that Windows keeps for itself. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file's name as it may be shown and saved anywhere: no folders, nothing invisible, nothing that turns the reading direction (by
 * which `gpj.exe` is made to read `exe.jpg`), not too long for a disk. The ending stays.
 */
export function cleanName(given: string): string {
  const plain = given
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    // Control characters, marks of direction, what has no width, halves of characters, the private and the unassigned.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (plain === '') return 'file';
  const safe = reserved.test(plain) ? `_${plain}` : plain;
  const ending = /\.[^.]{1,12}$/u.exec(safe)?.[0] ?? '';
  const letters = [...safe.slice(0, safe.length - ending.length)];
  return (
    letters
      .slice(0, longest - ending.length)
      .join('')
      .trimEnd() + ending
  );
}

/** `Content-Disposition` for a name in any script (RFC 6266, 8187). */
export function disposition(name: string, how: 'inline' | 'attachment'): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
