import { deflateSync } from 'node:zlib';
import { classicPdf, onePage, packedPdf, stream, updatedPdf } from './pdf-files.ts';

/** A file that must not be taken, with the code that says why. */
export interface BadFile {
  readonly title: string;
  readonly bytes: Buffer;
  readonly code: string;
}

const bad = (code: string, title: string, bytes: Buffer | string): BadFile => ({
  title,
  code,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
});
const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
const good = classicPdf();
const packed = packedPdf();
const cut = (pdf: Buffer, part: number) => pdf.subarray(0, Math.floor(pdf.length * part));
const changed = (pdf: Buffer, from: string, to: string) =>
  Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1');
/** A ZIP with nothing in it, whose comment is what follows. */
const zipEnd = (comment: number) =>
  Buffer.concat([
    Buffer.from('PK\x05\x06', 'latin1'),
    Buffer.alloc(16),
    Buffer.from([comment & 255, comment >> 8]),
  ]);

/** An object stream of so many objects, of which the first begins at a place. */
const packedStream = (objects: string, count: number, first: number) =>
  stream(
    `/Type /ObjStm /N ${String(count)} /First ${String(first)} /Filter /FlateDecode`,
    deflateSync(Buffer.from(objects, 'latin1')).toString('latin1'),
  );

const notPdf = [
  bad('file-not-pdf', 'a page of the web called .pdf', '<!doctype html><p>Contract'),
  bad('file-not-pdf', 'a picture', '\x89PNG\r\n\x1a\n0000'),
  bad('file-not-pdf', 'a ZIP', 'PK\x03\x04'),
  bad('file-not-pdf', 'blanks before the PDF', Buffer.concat([Buffer.from('\n'), good])),
  bad(
    'file-not-pdf',
    'a program before the PDF',
    Buffer.concat([Buffer.from('#!/bin/sh\n'), good]),
  ),
  bad('file-not-pdf', 'a version that is none', changed(good, '%PDF-1.7', '%PDF-9.9')),
  bad('file-not-pdf', 'zeros alone', Buffer.alloc(2000)),
  bad('file-not-pdf', 'one byte', '%'),
];

const polyglots = [
  bad('file-polyglot', 'a page of the web in a comment', classicPdf(onePage(), '', '<html><body>')),
  bad(
    'file-polyglot',
    'a script in a comment far inside',
    classicPdf(onePage(), '', `${'x'.repeat(2000)}<script>alert(1)</script>`),
  ),
  bad(
    'file-polyglot',
    'an end of a ZIP around the end of the PDF',
    (() => {
      const body = classicPdf(onePage('', { 9: stream('', 'Z'.repeat(22)) }));
      const at = body.indexOf('Z'.repeat(22));
      return Buffer.concat([
        body.subarray(0, at),
        zipEnd(body.length - at - 22),
        body.subarray(at + 22),
      ]);
    })(),
  ),
  bad('file-polyglot', 'a ZIP after the PDF', Buffer.concat([good, zipEnd(0)])),
  bad(
    'file-polyglot',
    'a page of the web after the PDF',
    Buffer.concat([good, Buffer.from('<html>')]),
  ),
];

const truncated = [
  ...[0.1, 0.5, 0.9].flatMap((part) => [
    bad('file-truncated', `a table, cut at ${String(part)}`, cut(good, part)),
    bad('file-truncated', `packed objects, cut at ${String(part)}`, cut(packed, part)),
  ]),
  bad('file-truncated', 'its last letter missing', good.subarray(0, good.length - 3)),
  bad('file-truncated', 'the header alone', '%PDF-1.7\n'),
];

const damaged = [
  bad(
    'file-damaged',
    'a table that is not where it is said to be',
    changed(good, 'startxref\n', 'startxref\n1'),
  ),
  bad(
    'file-damaged',
    'an object that is not where it is said to be',
    changed(good, '3 0 obj', '7 0 obj'),
  ),
  bad(
    'file-damaged',
    'a middle that is gone',
    Buffer.concat([good.subarray(0, 60), good.subarray(120)]),
  ),
  bad(
    'file-damaged',
    'no pages',
    classicPdf({ 1: onePage()[1] ?? '', 2: '<< /Kids [] /Count 0 >>' }),
  ),
  bad(
    'file-damaged',
    'a stream that unpacks to more objects than a contract has',
    classicPdf(onePage('', { 5: packedStream(`5 0 [${'0 '.repeat(4_000_000)}]`, 1, 4) })),
  ),
  bad(
    'file-damaged',
    'objects of a stream that lie within each other',
    classicPdf(onePage('', { 5: packedStream('6 0 7 1 [[]]', 2, 8) })),
  ),
  bad(
    'file-damaged',
    'pages that are counted wrong',
    classicPdf({ ...onePage(), 2: '<< /Type /Pages /Kids [3 0 R] /Count 2 >>' }),
  ),
  bad(
    'file-damaged',
    'a tree of pages in a circle',
    classicPdf({ ...onePage(), 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
  ),
  bad(
    'file-damaged',
    'values in values without end',
    classicPdf(onePage('', { 5: '['.repeat(5000) })),
  ),
  bad(
    'file-damaged',
    'a key twice, of which readers take one each',
    classicPdf(onePage('/Lang (a) /Lang (b)')),
  ),
  bad(
    'file-damaged',
    'tables in a circle',
    (() => {
      const last = /startxref\n(\d+)/.exec(good.toString('latin1'))?.[1] ?? '';
      return classicPdf(onePage(), `/Prev ${last}`);
    })(),
  ),
  bad(
    'file-damaged',
    'packed objects that unpack to a hundred megabytes',
    classicPdf(
      onePage('', {
        5: stream(
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          deflateSync(Buffer.alloc(100_000_000, 32)).toString('latin1'),
        ),
      }),
    ),
  ),
];

const encrypted = [
  bad(
    'file-encrypted',
    'rights that a password gives',
    classicPdf(
      onePage('', {
        5: '<< /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4 >>',
      }),
      '/Encrypt 5 0 R',
    ),
  ),
  bad(
    'file-encrypted',
    'the same with packed places',
    packedPdf(
      onePage('', {
        5: '<< /Filter /Standard /V 4 >>',
      }),
      '/Encrypt 5 0 R',
    ),
  ),
];

const active = [
  bad('file-active', 'JavaScript when it opens', classicPdf(onePage(`/OpenAction ${script}`))),
  bad(
    'file-active',
    'JavaScript among the names',
    classicPdf(onePage(`/Names << /JavaScript << /Names [(a) ${script}] >> >>`)),
  ),
  bad(
    'file-active',
    'JavaScript written as J#61vaScript',
    classicPdf(onePage('', { 5: '<< /S /J#61vaScript /#4a#53 (x) >>' })),
  ),
  bad('file-active', 'JavaScript in packed objects', packedPdf(onePage('', { 5: script }))),
  bad(
    'file-active',
    'JavaScript in what an update replaced',
    updatedPdf(classicPdf(onePage('', { 5: script })), { 5: '<< >>' }),
  ),
  bad(
    'file-active',
    'JavaScript that an update brings',
    updatedPdf(classicPdf(), { 1: `<< /Type /Catalog /Pages 2 0 R /AA << /WC ${script} >> >>` }),
  ),
  bad(
    'file-active',
    'JavaScript that no table names',
    changed(good, '\nxref\n0 1', `\n% 9 0 obj\n% ${script}\n% endobj\nxref\n0 1`),
  ),
  bad(
    'file-active',
    'a program that is started',
    classicPdf(onePage('', { 5: '<< /S /Launch /F (cmd.exe) >>' })),
  ),
  bad(
    'file-active',
    'a file within',
    classicPdf(onePage('/Names << /EmbeddedFiles << /Names [] >> >>')),
  ),
  bad(
    'file-active',
    'a file within, in packed objects',
    packedPdf(onePage('', { 5: '<< /Type /Filespec /EF << /F 6 0 R >> /X /EmbeddedFile >>' })),
  ),
  bad('file-active', 'a form that computes', classicPdf(onePage('/AcroForm << /XFA [] >>'))),
  bad('file-active', 'a film', classicPdf(onePage('', { 5: '<< /Subtype /RichMedia >>' }))),
  bad(
    'file-active',
    'something a page does',
    packedPdf({
      ...onePage(),
      3: '<< /Type /Page /Parent 2 0 R /AA << /O 5 0 R >> >>',
    }),
  ),
  bad(
    'file-active',
    'an action when it opens, in an object of its own',
    classicPdf(onePage('/OpenAction 5 0 R', { 5: '<< /S /GoTo /D [3 0 R /Fit] >>' })),
  ),
];

/** Files that arrive as they were promised and must be refused for what they are. */
export const badFiles: readonly BadFile[] = [
  ...[notPdf, polyglots, truncated, damaged, encrypted, active].flat(),
];
