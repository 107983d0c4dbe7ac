import { expect, test } from 'vitest';
import { mostBytes } from '#contract/importable';
import { limits } from '#contract';
import { binaryTypeOf, mediaTypeOf } from './sniff';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

test.each([
  ['at its start', '%PDF-1.7 and so on'],
  ['behind a line break and a byte order mark', '\xef\xbb\xbf\r\n%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n'],
  ['behind what a printer is told', '\x1b%-12345X@PJL JOB\r\n%PDF-1.3\r1 0 obj\r<<>>'],
])('a PDF is one with its header %s', (_case, text) => {
  expect(binaryTypeOf(bytes(text))).toBe('application/pdf');
  expect(mostBytes(bytes(text))).toBe(limits.documentBytes);
});

test('a text about PDF files is a text', () => {
  const text = bytes(
    'Each file begins with %PDF-1.4\nand the version is written behind it, as the manual says.',
  );
  expect(binaryTypeOf(text)).toBeNull();
  expect(mostBytes(text)).toBe(limits.htmlBytes);
});

test('a page is one behind an XML declaration and comments', () => {
  const page = '<?xml version="1.0"?>\n<!-- saved --> <!-- twice -->\n<html><body>Text</body></html>';
  expect(mediaTypeOf('page', page)).toBe('text/html');
});

test('comments without end cost no time', () => {
  expect(mediaTypeOf('note', `${'<!---->'.repeat(500)}x`)).toBe('text/plain');
  expect(mediaTypeOf('note', '<!--'.repeat(500))).toBe('text/plain');
});
