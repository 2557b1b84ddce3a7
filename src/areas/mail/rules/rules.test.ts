import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, readParties } from './addresses.ts';
import { automaticOf } from './automatic.ts';
import { decodeText } from './charset.ts';
import { beginAnswer, checkedMail } from './compose.ts';
import { afterSmtpError } from './delivery.ts';
import { fieldText, readHeaders } from './headers.ts';
import { htmlText } from './html-text.ts';
import { countedWith, isPrivate, type Known, placeMail } from './match.ts';
import { bareSubject, keysIn, messageKeys } from './message-keys.ts';
import { partsOf } from './parts.ts';
import { presetFor } from './providers.ts';
import { longestPart, readMail, wordsOf } from './read-mail.ts';
import { unpack } from './transfer.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('charsets', () => {
  test.each([
    ['gb2312', bytes(0xb1, 0xa8, 0xbc, 0xdb), '报价'],
    // 镕 is in GBK, not in the GB2312 that the mail claims.
    ['GB2312', bytes(0xe9, 0x46), '镕'],
    ['gb18030', bytes(0x81, 0x39, 0xef, 0x30), '㐁'],
    ['big5', bytes(0xb3, 0xf8, 0xbb, 0xf9), '報價'],
    ['iso-2022-jp', bytes(0x1b, 0x24, 0x42, 0x38, 0x2b, 0x40, 0x51, 0x1b, 0x28, 0x42), '見積'],
    ['', bytes(0xe6, 0x8a, 0xa5), '报'],
    ['us-ascii', bytes(0xe6, 0x8a, 0xa5), '报'],
  ])('%s', (charset, given, text) => {
    expect(decodeText(given, charset)).toEqual({ text, flawed: false });
  });

  test('what is not in its charset is read in the one it can be in, and said to be flawed', () => {
    expect(decodeText(bytes(0xb1, 0xa8, 0xbc, 0xdb), 'utf-8')).toEqual({ text: '报价', flawed: true });
    expect(decodeText(bytes(0xe6, 0x8a, 0xa5), 'x-nobody-knows')).toEqual({ text: '报', flawed: true });
  });

  test('any bytes in any charset give a text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('gbk', 'big5', 'utf-8', 'iso-2022-jp', 'nonsense', ''),
        (given, charset) => {
          expect(typeof decodeText(given, charset).text).toBe('string');
        },
      ),
    );
  });
});

describe('headers', () => {
  test('encoded words cut in the middle of a character are put together', () => {
    const whole = Buffer.from('关于法兰的询价', 'utf8');
    const [a, b] = [whole.subarray(0, 8).toString('base64'), whole.subarray(8).toString('base64')];
    expect(fieldText(`=?utf-8?B?${a}?= =?UTF-8?B?${b}?=`)).toBe('关于法兰的询价');
    expect(fieldText('=?gb2312?Q?=B1=A8=BC=DB?= for =?us-ascii?Q?flange_A?=')).toBe('报价 for flange A');
  });

  test('bare Chinese bytes are read as what they are', () => {
    expect(fieldText(Buffer.from([0xb1, 0xa8, 0xbc, 0xdb]).toString('latin1'))).toBe('报价');
    expect(fieldText(latin1('报价'))).toBe('报价');
  });

  test('nothing invisible remains, and nothing that turns the reading direction', () => {
    expect(fieldText('a\u0000b\r\n c')).toBe('a b c');
    expect(fieldText(latin1('in\u202efdp.exe'))).toBe('infdp.exe');
  });

  test('parties: names with commas, groups, comments, encoded names, and what is none', () => {
    expect(
      readParties(
        '"Li, Ming" <li@a.example>, team: x@b.example, y@b.example;, z@c.example (Zhou), undisclosed-recipients:;, nobody',
      ),
    ).toEqual([
      { name: 'Li, Ming', address: 'li@a.example' },
      { name: '', address: 'x@b.example' },
      { name: '', address: 'y@b.example' },
      { name: 'Zhou', address: 'z@c.example' },
    ]);
    expect(readParties('=?gbk?B?zfW5pA==?= <WANG@Haite.Example>')).toEqual([
      { name: '王工', address: 'wang@haite.example' },
    ]);
  });

  test.each([
    'a@b',
    'a b@c.example',
    'a@b.example\r\nBcc: x',
    'a,b@c.example',
    '<a@b.example>',
    '"a b"@c.example',
    'a@-b.example',
    '@b.example',
  ])('no address: %j', (text) => expect(addressOf(text)).toBeNull());

  test('the same mail without a Message-ID has the same key, another another', () => {
    const key = (subject: string) =>
      messageKeys(readHeaders(`Date: x\nFrom: a@b.example\nSubject: ${subject}\n`).headers, 12).key;
    expect(key('one')).toBe(key('one'));
    expect(key('one')).not.toBe(key('two'));
    expect(keysIn('<a@b> junk <c@d>')).toEqual(['a@b', 'c@d']);
    expect(bareSubject('Re: 回复：FW: 转发: 询价')).toBe('询价');
  });

  test('any header can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const mail = readMail({ header: latin1(raw), structure: null, bytes: 1, receivedAt: new Date(0) });
        expect(mail.sentAt).toBe('1970-01-01T00:00:00.000Z');
        expect(mail.subject).not.toMatch(/[\r\n\0]/);
      }),
    );
  });
});

describe('machines', () => {
  const of = (header: string, from = 'a@b.example', subject = '') =>
    automaticOf(readHeaders(header).headers, from, subject);
  test.each([
    ['Auto-Submitted: auto-replied', 'reply'],
    ['Auto-Submitted: auto-generated', 'generated'],
    ['Auto-Submitted: no', null],
    ['Precedence: bulk', 'bulk'],
    ['Precedence: list', 'list'],
    ['List-Id: <x.example>', 'list'],
    ['List-Unsubscribe: <https://x.example>', 'bulk'],
    ['Return-Path: <>', 'bounce'],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', 'bounce'],
    ['X-Loop: a@b.example', 'generated'],
    ['Subject: hello', null],
  ])('%s: %s', (header, expected) => expect(of(header)).toBe(expected));
  test('by who wrote and what it says', () => {
    expect(of('', 'mailer-daemon@b.example')).toBe('bounce');
    expect(of('', 'no-reply@b.example')).toBe('generated');
    expect(of('', 'a@b.example', '自动回复：我在出差')).toBe('reply');
  });
});

describe('bodies', () => {
  test('base64 and quoted-printable are taken as far as they go', () => {
    const text = ({ bytes: given }: { bytes: Uint8Array }) => new TextDecoder().decode(given);
    expect(text(unpack('5oql5Lu3', 'base64'))).toBe('报价');
    expect(unpack('5oql!!5Lu3', 'base64')).toMatchObject({ flawed: true });
    expect(text(unpack('5oql!!5Lu3', 'base64'))).toBe('报价');
    expect(text(unpack('=E6=8A=A5=\r\n=E4=BB=B7', 'quoted-printable'))).toBe('报价');
    expect(unpack('a=ZZb', 'quoted-printable')).toEqual({ bytes: bytes(97, 61, 90, 90, 98), flawed: true });
    expect(unpack('x', 'x-uuencode')).toMatchObject({ flawed: true });
  });

  test('what was packed comes out again, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (given) => {
        expect(Buffer.from(unpack(Buffer.from(given).toString('base64'), 'base64').bytes)).toEqual(
          Buffer.from(given),
        );
      }),
    );
  });

  test('HTML becomes words: nothing runs, nothing is loaded, links say where they lead', () => {
    const html = `<html><head><title>t</title><style>p{}</style></head><body onload="x()">
      <p>您好&nbsp;&amp;&#x201c;早&rdquo;</p><script>alert(1)</script><img src="https://spy.example/1.gif" alt="logo">
      <ul><li>一</li><li>二</li></ul><a href="https://mingde.example/q?a=1&amp;b=2">报价</a> <a href="javascript:x()">x</a>
      <blockquote>原文</blockquote><!-- hidden --><table><tr><td>数量</td><td>5</td></tr></table></body></html>`;
    const text = htmlText(html);
    expect(text).toContain('您好 &“早”');
    expect(text).toContain('· 一\n· 二');
    expect(text).toContain('报价 <https://mingde.example/q?a=1&b=2>');
    expect(text).toContain('> 原文');
    expect(text).toContain('数量\t5');
    expect(text).toContain('[logo]');
    for (const gone of ['alert', 'spy.example', 'javascript', 'hidden', 'p{}', 'onload'])
      expect(text).not.toContain(gone);
  });

  test('what decodes to a tag is words, not a tag', () => {
    expect(htmlText('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe('<script>alert(1)</script>');
  });

  test.each(['<head>', '<a href="', "<a b='<", '<!--', '<script>', '<<<<', '&#x110000;', '<a href=x>'])(
    'half a megabyte of %s is read in a moment',
    (piece) => {
      const begun = performance.now();
      htmlText(piece.repeat(Math.floor(500_000 / piece.length)));
      expect(performance.now() - begun).toBeLessThan(4_000);
    },
  );

  test('of two forms the plain one is read, of an empty plain one the other', () => {
    const form = (type: string, part: string, size: number) => ({
      type,
      part,
      size,
      parameters: { charset: 'utf-8' },
      encoding: '7bit',
    });
    const alternatives = (plain: number) => ({
      type: 'multipart/alternative',
      childNodes: [form('text/plain', '1', plain), form('text/html', '2', 90)],
    });
    expect(partsOf(alternatives(40), 'multipart/alternative').texts.map((one) => one.part)).toEqual(['1']);
    expect(partsOf(alternatives(0), 'multipart/alternative').texts.map((one) => one.part)).toEqual(['2']);
    const mixed = {
      type: 'multipart/mixed',
      childNodes: [form('text/plain', '1', 5), { ...form('application/pdf', '2', 7800), encoding: 'base64' }],
    };
    expect(partsOf(mixed, 'multipart/mixed').attached).toMatchObject([
      { part: '2', name: 'attachment.pdf', bytes: 5700 },
    ]);
    expect(partsOf({ type: 'text/plain' }, 'multipart/mixed').flawed).toBe(true);
  });

  test('a text that is longer than is kept is cut, and says so', () => {
    const texts = [{ part: '1', html: false, charset: 'utf-8', encoding: '8bit', bytes: 9_000_000 }];
    const { text, flaws } = wordsOf({ texts }, ['x'.repeat(longestPart)]);
    expect(text).toHaveLength(200_000);
    expect(flaws).toEqual(['longText']);
  });
});

describe('where a mail belongs', () => {
  const known = (over: Partial<Known>): Known => ({
    contacts: [],
    leads: [],
    accounts: [],
    domains: [],
    deals: [],
    ...over,
  });
  const wang = { id: 'wang', address: 'wang@haite.example', accountId: 'haite' };

  test('a contact, their account and its only open deal', () => {
    const verdict = placeMail(
      ['wang@haite.example'],
      known({ contacts: [wang], deals: [{ id: 'd', accountId: 'haite', contactIds: [] }] }),
    );
    expect(verdict).toMatchObject({
      is: 'filed',
      filings: [{ id: 'wang' }, { id: 'haite' }, { id: 'd' }],
      proposals: [],
    });
  });

  test('of several deals the one that the person has to do with; otherwise they are proposed', () => {
    const deal = (id: string, contactIds: string[]) => ({ id, accountId: 'haite', contactIds });
    expect(
      placeMail(
        ['wang@haite.example'],
        known({ contacts: [wang], deals: [deal('a', ['wang']), deal('b', [])] }),
      ),
    ).toMatchObject({
      filings: [{ id: 'wang' }, { id: 'haite' }, { id: 'a' }],
    });
    expect(
      placeMail(['wang@haite.example'], known({ contacts: [wang], deals: [deal('a', []), deal('b', [])] })),
    ).toMatchObject({
      filings: [{ id: 'wang' }, { id: 'haite' }],
      proposals: [{ id: 'a', why: 'severalDeals' }, { id: 'b' }],
    });
  });

  test('two with one address are proposed, not guessed', () => {
    const both = [wang, { ...wang, id: 'other', accountId: null }];
    expect(placeMail(['wang@haite.example'], known({ contacts: both }))).toMatchObject({
      is: 'proposed',
      filings: [],
    });
  });

  test('a company’s own domain stands for it, a free one for nobody', () => {
    const domains = [{ accountId: 'haite', domain: 'haite.example' }];
    expect(placeMail(['new@haite.example'], known({ domains }))).toMatchObject({
      filings: [{ kind: 'account', id: 'haite', how: 'domain' }],
    });
    expect(placeMail(['new@qq.com'], known({ domains: [{ accountId: 'haite', domain: 'qq.com' }] }))).toEqual(
      { is: 'unrelated' },
    );
  });

  test('private is what has nobody else outside', () => {
    const privates = new Set(['mum@home.example', '@bank.example']);
    expect(isPrivate(['mum@home.example', 'x@bank.example'], privates)).toBe(true);
    expect(isPrivate(['mum@home.example', 'wang@haite.example'], privates)).toBe(false);
    expect(isPrivate([], privates)).toBe(false);
  });

  test('one mail counts once in each file: with the deal, not also with its account and contact', () => {
    const filings = [
      { kind: 'contact' as const, id: 'wang' },
      { kind: 'account' as const, id: 'haite' },
      { kind: 'opportunity' as const, id: 'd' },
    ];
    expect(countedWith(filings, [wang], [{ id: 'd', accountId: 'haite' }])).toEqual({
      with: [{ kind: 'opportunity', id: 'd' }],
      reachedAccounts: ['haite'],
    });
    expect(countedWith(filings.slice(0, 2), [wang], []).with).toEqual([{ kind: 'account', id: 'haite' }]);
  });
});

describe('writing', () => {
  test('nobody gets it twice, and a mail without anybody is none', () => {
    const to = [{ name: '', address: 'A@b.example' }];
    const written = { to, cc: [{ name: '', address: 'a@b.example' }], bcc: [], subject: 's', text: '' };
    expect(checkedMail(written)).toMatchObject({
      ok: true,
      value: { to: [{ address: 'a@b.example' }], cc: [] },
    });
    expect(checkedMail({ ...written, to: [], cc: [] })).toMatchObject({
      refusal: { code: 'mail.noRecipient' },
    });
  });

  test('an answer to one’s own mail goes where that went', () => {
    const mail = {
      from: { name: '', address: 'me@a.example' },
      to: [{ name: '', address: 'x@b.example' }],
      cc: [],
      replyTo: [],
      subject: 'Re: s',
      text: 't',
      direction: 'out' as const,
    };
    const words = { re: 'Re: ', fwd: '', wrote: 'wrote:', forwarded: [] };
    expect(beginAnswer(mail, 'replyAll', new Set(['me@a.example']), '', words)).toMatchObject({
      to: [{ address: 'x@b.example' }],
      cc: [],
      subject: 'Re: s',
      text: '\n\nwrote:\n> t',
    });
  });

  test('only a line that broke after the last byte is unsure', () => {
    const now = new Date(0);
    expect(afterSmtpError({}, true, 1, now).is).toBe('unsure');
    expect(afterSmtpError({}, false, 1, now).is).toBe('later');
    expect(afterSmtpError({ responseCode: 451 }, true, 1, now).is).toBe('later');
    expect(afterSmtpError({ responseCode: 451 }, true, 7, now).is).toBe('failed');
    expect(afterSmtpError({ responseCode: 552, command: 'DATA' }, true, 1, now)).toMatchObject({
      failure: { code: 'mail.contentRefused' },
    });
  });

  test('a company’s domain is known by who takes its mail', () => {
    expect(presetFor('li@mingde.example', ['mxbiz1.qq.com']).imap.host).toBe('imap.exmail.qq.com');
    expect(presetFor('li@mingde.example', ['mx1.qiye.aliyun.com']).provider?.name).toBe('阿里企业邮');
    expect(presetFor('li@163.com')).toMatchObject({
      imap: { host: 'imap.163.com' },
      provider: { appCode: { how: 'netease' } },
    });
    expect(presetFor('li@mingde.example')).toMatchObject({
      provider: null,
      imap: { host: 'imap.mingde.example', user: 'li@mingde.example' },
    });
  });
});
