import { describe, expect, test } from 'vitest';
import { htmlText, tidyText } from './html-text.ts';
import type { Structure } from './parts.ts';
import { longestPart, readMail } from './read-mail.ts';
import { unpack } from './transfer.ts';

/**
 * Whoever knows an address can write to it whatever they like, and everyone's requests wait while it is read. So reading takes time that grows
 * with the length alone: what is made to be tried again from every letter takes minutes where this is forgotten.
 */

const longestHeader = 64_000;
const filled = (piece: string, length: number): string => piece.repeat(Math.floor(length / piece.length));

/** What a repeated piece is put between, so that a rule begins to match and finds at the very end that it doesn't. */
const pieces = [
  ' ',
  '\t',
  '\u00a0',
  ' \t',
  '<',
  '<>',
  '<a',
  '>',
  ',',
  ', ',
  ';',
  ':',
  '"',
  "'",
  '\\',
  '(',
  '()',
  '(a',
  '=',
  '=?',
  '=?a?q?',
  '=?a?b?',
  '=?utf-8?q?a?= ',
  '_',
  '?',
  '@',
  'a@',
  'a.',
  '.',
  '-',
  'a',
  '中',
  'a;',
  'a=b;',
  '*0=',
  '&',
  '&#1',
  '&amp',
  '<b ',
  '<b>',
  '</b>',
  '<div>',
  '</div>',
  '<blockquote>',
  '<li>',
  '<ul><li>',
  '<table><tr><td>',
  '<a href="http://a">',
  "<a href='",
  '</a>',
  '<a href=http://a></a>',
  '<!--',
  '<style>',
  '</style',
  '<script',
  '<img alt="',
  '<![CDATA[',
  '\n ',
  '\n\n',
  '> ',
  '\r',
  '\r\n',
  '\u200b',
  '<p>',
  '<br>',
  '<pre>',
  '</pre>',
  're:',
  're ',
  '[1]',
  'Re[',
]; // prettier-ignore
const frames: readonly (readonly [string, string])[] = [
  ['', ''],
  ['x', 'x'],
  ['a@b.example,', '<'],
  ['=?utf-8?q?', 'x?='],
  ['=?utf-8?b?', 'x?='],
  ['text/plain; name="', ''],
  ['Mon, 5 Jan 2026 08:00:00 +0000 (', ''],
  ['<a href=', 'x'],
];

/** Milliseconds of the processor, which other work on the machine doesn't count in. */
function tookOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const most = 1_500;

describe('a mail that is made to keep us busy', () => {
  test.each(pieces)('with a header full of %j', (piece) => {
    const slow: string[] = [];
    for (const [before, after] of frames) {
      const value = `${before}${filled(piece.replaceAll(/[\r\n]+/g, ' '), longestHeader)}${after}`;
      const names = [
        'From',
        'To',
        'Subject',
        'Date',
        'References',
        'Message-ID',
        'Content-Type',
        'Auto-Submitted',
        'Return-Path',
        'Reply-To',
      ]; // prettier-ignore
      for (const name of names) {
        const header = `${name}: ${value}\r\n\r\n`;
        const took = tookOf(() => readMail({ header, structure: null, bytes: 5, receivedAt: new Date() }));
        if (took > most) slow.push(`${name}: ${before}…${after} ${Math.round(took)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });

  test('with a header of very many fields', () => {
    const header = filled('a:\n', longestHeader);
    expect(
      tookOf(() => readMail({ header, structure: null, bytes: 5, receivedAt: new Date() })),
    ).toBeLessThan(most); // prettier-ignore
  });

  test.each(pieces)('with a text full of %j', (piece) => {
    const slow: string[] = [];
    for (const [before, after] of frames.slice(0, 3)) {
      const body = `${before}${filled(piece, longestPart / 2)}${after}`;
      const ways: Record<string, () => unknown> = {
        html: () => htmlText(body),
        tidy: () => tidyText(body),
        base64: () => unpack(body, 'base64'),
        'quoted-printable': () => unpack(body, 'quoted-printable'),
      };
      for (const [way, read] of Object.entries(ways)) {
        const took = tookOf(read);
        if (took > most) slow.push(`${way}: ${before}…${after} ${Math.round(took)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });

  test('with links that are closed without end', () => {
    const link = '<a href=http://a>';
    for (const body of [
      `${filled(link, longestPart / 2)}${filled('</a>', longestPart / 2)}`,
      `${filled(`${link}x`, longestPart / 2)}${filled('y</a>', longestPart / 2)}`,
    ])
      expect(tookOf(() => htmlText(body))).toBeLessThan(most);
  });

  test.each(['multipart/mixed', 'multipart/alternative'])(
    'with parts within parts without end: %s',
    (type) => {
      let structure: Structure = { type: 'text/plain', part: '1', size: 5 };
      for (let depth = 0; depth < 50_000; depth++) structure = { type, childNodes: [structure] };
      const header = `Content-Type: ${type}; boundary=x\r\n\r\n`;
      const read = () => readMail({ header, structure, bytes: 5, receivedAt: new Date() });
      expect(tookOf(read)).toBeLessThan(most);
      expect(read().flaws).toContain('structure');
    },
  );

  test('with names without end, cut in the middle of a character', () => {
    const long = `a${'😀'.repeat(10_000)}`;
    const encoded = `=?utf-8?b?${Buffer.from(long).toString('base64')}?=`;
    const header = `From: ${encoded} <a@b.example>\r\nTo: c@d.example (${encoded})\r\nSubject: ${encoded}\r\n\r\n`;
    const structure = { type: 'application/pdf', part: '1', size: 5, parameters: { name: encoded } };
    const { from, to, subject, attached } = readMail({ header, structure, bytes: 5, receivedAt: new Date() });
    for (const text of [from.name, to[0]!.name, subject, attached[0]!.name]) {
      expect(text.length).toBeGreaterThan(100);
      expect(text.length).toBeLessThanOrEqual(1_000);
      // Half a character is none that the database keeps.
      expect(text).not.toMatch(/\p{Cs}/u);
    }
    expect(from.name.length).toBeLessThanOrEqual(200);
  });
});
