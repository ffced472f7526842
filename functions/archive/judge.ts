import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Upload } from '../../domain/archive/upload.ts';
import { isAsPromised, type UploadRefusal } from '../../domain/archive/upload.ts';
import { judgePdf, type PdfFacts } from '../../domain/archive/pdf.ts';
import { refuse, type Outcome } from '../../domain/outcome.ts';

/** Most bytes that one stream may unpack to: tables and objects of a contract need far less. */
const unpackedMax = 16 * 1024 * 1024;

/** Judges bytes that were uploaded: what was promised, and a PDF that can be kept. */
export function judgeUploaded(upload: Upload, bytes: Uint8Array): Outcome<PdfFacts, UploadRefusal> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!isAsPromised(upload, { bytes: bytes.length, sha256 })) return refuse('file-differs');
  return judgePdf(Buffer.from(bytes).toString('latin1'), inflate);
}

function inflate(packed: string): string | null {
  try {
    const bytes = Buffer.from(packed, 'latin1');
    return inflateSync(bytes, { maxOutputLength: unpackedMax }).toString('latin1');
  } catch {
    // Damaged, or larger than anybody needs: either way it is not read.
    return null;
  }
}
