import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, disposition } from './clean-name.ts';
import { isShownInside, kindOf, mediaTypeOf } from './media-type.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const png = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';

describe('what a file is', () => {
  test.each<[string, string, string]>([
    [png, '图纸.png', 'image/png'],
    [png, '照片.jpg', 'image/png'],
    ['\xff\xd8\xff\xe0', '现场.jpeg', 'image/jpeg'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'a.webp', 'image/webp'],
    ['\0\0\0\x18ftypheic', 'IMG_0001.HEIC', 'image/heic'],
    ['%PDF-1.7', '报价.pdf', 'application/pdf'],
    ['AC1032', '轴承座.dwg', 'image/vnd.dwg'],
    ['ISO-10303-21;', '轴承座.stp', 'model/step'],
    [
      'PK\x03\x04....[Content_Types].xml....xl/workbook.xml',
      '需求.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['PK\x03\x04....a.txt', '资料.zip', 'application/zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '旧.xls', 'application/vnd.ms-excel'],
    ['MZ\x90\0', '报价.pdf', 'application/x-msdownload'],
    ['#!/bin/sh\nrm', '说明.txt', 'text/x-shellscript'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">', '图.png', 'image/svg+xml'],
    ['<?xml version="1.0"?><!-- x --><svg>', '图.png', 'image/svg+xml'],
    ['\n <!DOCTYPE html><p>', '照片.jpg', 'text/html'],
    ['hello <script >alert(1)</script>', '照片.png', 'text/html'],
    ['a,b\n1,2', 'a.csv', 'text/csv'],
    ['a,b\n1,2', 'a.png', 'text/plain'],
    ['WScript.Echo', 'a.vbs', 'text/x-script'],
    ['\0\x01\x02', 'a.txt', 'application/octet-stream'],
    ['', 'a', 'text/plain'],
  ])('%j called %s is %s', (head, name, type) => {
    expect(mediaTypeOf(bytes(head), name)).toBe(type);
  });

  test('Chinese text is text in UTF-8 and in GB18030', () => {
    expect(mediaTypeOf(utf8('会谈纪要：客户要 φ80 的轴'), '纪要.txt')).toBe('text/plain');
    expect(mediaTypeOf(bytes('\xbf\xcd\xbb\xa7'), '纪要.txt')).toBe('text/plain');
  });

  test('nothing that can carry a script is shown inside, whatever it is called', () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/xml', 'application/pdf', 'text/plain'])
      expect(isShownInside(type)).toBe(false);
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, name) => {
        const type = mediaTypeOf(utf8(`${before.slice(0, 20)}<script>alert(1)</script>`), name);
        expect(isShownInside(type)).toBe(false);
      }),
    );
  });

  test('people see kinds, not media types', () => {
    expect(kindOf('image/heic')).toBe('image');
    expect(kindOf('image/vnd.dwg')).toBe('document');
    expect(kindOf('image/svg+xml')).toBe('other');
    expect(kindOf('application/x-msdownload')).toBe('program');
  });
});

describe('its name', () => {
  test.each([
    ['报价单 2026.pdf', '报价单 2026.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\李工\\图纸.dwg', '图纸.dwg'],
    ['合同\u202Egpj.exe', '合同gpj.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
    ['  .htaccess ', 'htaccess'],
    ['CON.txt', '_CON.txt'],
    ['', 'file'],
    ['...', 'file'],
    [`${'很'.repeat(400)}.pdf`, `${'很'.repeat(176)}.pdf`],
  ])('%j becomes %j', (given, cleaned) => expect(cleanName(given)).toBe(cleaned));

  test('cleaning twice changes nothing, and a header of it is one line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanName(given);
        expect(cleanName(name)).toBe(name);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(181);
        expect(disposition(name, 'attachment')).toMatch(
          /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\x21-\x7e]+$/,
        );
      }),
    );
  });

  test('a Chinese name travels whole', () => {
    expect(disposition('报价 (一).pdf', 'attachment')).toBe(
      'attachment; filename="__ (_).pdf"; filename*=UTF-8\'\'%E6%8A%A5%E4%BB%B7%20%28%E4%B8%80%29.pdf',
    );
  });
});
