import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Upload } from '../../domain/archive/upload.ts';
import { judgeUploaded } from '../../functions/archive/judge.ts';
import { createHash } from 'node:crypto';
import { badFiles } from '../support/archive/bad-files.ts';
import { classicPdf, onePage, packedPdf, updatedPdf } from '../support/archive/pdf-files.ts';

const folder = path.join(import.meta.dirname, '../support/archive');
const made = (name: string) => readFileSync(path.join(folder, name));

/** Judges bytes as if they had been promised. */
function judge(bytes: Uint8Array) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return judgeUploaded({ bytes: bytes.length, sha256 } as Upload, bytes);
}

describe('a PDF that anybody can open is taken, with its pages', () => {
  const signed = { 5: '<< /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >>' };
  test.each([
    ['made by Typst', made('typst.pdf')],
    ['made by Ghostscript', made('ghostscript.pdf')],
    ['made by hand', classicPdf()],
    ['with an update at its end', updatedPdf(classicPdf(), signed)],
    ['with packed objects and places', packedPdf()],
    ['that opens at its first page', classicPdf(onePage('/OpenAction [3 0 R /XYZ null null 0]'))],
  ])('%s', (_, bytes) => {
    expect(judge(bytes)).toEqual({ ok: true, facts: { pages: 1 } });
  });
});

describe('a file that is not what an archive can keep is refused for what it is', () => {
  test.each(badFiles)('$title: $code', ({ bytes, code }) => {
    expect(judge(bytes)).toMatchObject({ ok: false, reason: code });
  });

  test('made by Ghostscript, behind a password', () => {
    expect(judge(made('encrypted.pdf'))).toMatchObject({ reason: 'file-encrypted' });
  });
});

test('whatever is changed or cut, a PDF is judged, and nothing breaks', () => {
  const files = [
    made('typst.pdf'),
    made('ghostscript.pdf'),
    packedPdf(),
    updatedPdf(classicPdf(), {}),
  ];
  const places = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...files), places, fc.nat(), (file, changes, cutAt) => {
      const bytes = Buffer.from(file);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const cut = cutAt % 2 === 0 ? bytes : bytes.subarray(0, cutAt % bytes.length);
      expect(typeof judge(cut).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
