import { expect, test } from 'vitest';
import { readPdfText, usualLimits } from '../../functions/comparisons/read-pdf-text.ts';
import { renderContract } from '../../functions/contract-documents/render.ts';
import { documentOf } from '../support/contracts/printing.ts';
import { wholeTerms } from '../support/contracts/terms.ts';

const { pdf, pages } = renderContract(documentOf(wholeTerms, 'both'), null);

/** A PDF of one page with these objects besides, and a cross-reference that a reader must mend. */
const made = (content: string, page = '', trailer = '') =>
  Buffer.from(
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R' +
      '/OpenAction<</S/JavaScript/JS(throw 1)>>>>endobj\n' +
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${page}>>endobj\n` +
      `4 0 obj<</Length ${String(content.length)}>>stream\n${content}\nendstream endobj\n` +
      `trailer<</Root 1 0 R${trailer}>>\n%%EOF`,
    'latin1',
  );
const font = '/Resources<</Font<</F 5 0 R>>>>';
const helvetica = '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n';
const written = (content: string) =>
  Buffer.from(made(content, font).toString('latin1').replace('trailer', `${helvetica}trailer`));

test('the text of each page is read, and the bytes stay what they were', async () => {
  const before = Buffer.from(pdf);
  const read = await readPdfText(pdf);
  if (!('pages' in read)) throw new Error(read.problem);
  expect(Buffer.from(pdf).equals(before)).toBe(true);
  for (const { letter, page } of pages) expect(read.pages[page - 1]).toContain(`(${letter})`);
});

test('a page of pictures has no text; JavaScript of a file is not run', async () => {
  expect(await readPdfText(made('0 0 100 100 re f'))).toEqual({ pages: [''] });
  expect(await readPdfText(written('BT /F 12 Tf 50 700 Td (CNY 5.00) Tj ET'))).toEqual({
    pages: ['CNY 5.00'],
  });
});

test('text that a scanner laid unseen over its picture is not read', async () => {
  const seen = 'BT /F 12 Tf 50 700 Td (Page 1) Tj ET';
  for (const unseen of ['3 Tr (CNY 5.00) Tj', '7 Tr (CNY 5.00) Tj']) {
    const page = written(`${seen} BT /F 12 Tf 50 600 Td ${unseen} ET`);
    expect(await readPdfText(page)).toEqual({ pages: [''] });
  }
  expect(await readPdfText(written(`BT 0 Tr ET ${seen}`))).toEqual({ pages: ['Page 1'] });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a web page', Buffer.from('<html><script>fetch("/")</script></html>')],
  ['a head without a body', Buffer.from('%PDF-1.7\n')],
  ['the first half of a PDF', Buffer.from(pdf).subarray(0, 20_000)],
])('%s is unreadable', async (_, bytes) => {
  expect(await readPdfText(bytes)).toEqual({ problem: 'unreadable' });
});

test('an encrypted file is said to be that', async () => {
  const key = `<${'00'.repeat(32)}>`;
  const encrypted = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O${key}/U${key}/P -4>>`;
  expect(await readPdfText(made('0 0 1 1 re f', '', encrypted))).toEqual({ problem: 'encrypted' });
});

test('more pages, more text or more time than allowed end the reading', async () => {
  const within = (limits: object) => readPdfText(pdf, { ...usualLimits, ...limits });
  expect(await within({ pages: 2 })).toEqual({ problem: 'too-many-pages' });
  expect(await within({ characters: 100 })).toEqual({ problem: 'too-much-text' });
  expect(await within({ milliseconds: 0 })).toEqual({ problem: 'too-slow' });
});
