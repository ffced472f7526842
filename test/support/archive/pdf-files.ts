import { deflateSync } from 'node:zlib';

/** An object of a PDF under construction: what stands between `obj` and `endobj`. */
export type Objects = Readonly<Record<number, string>>;

const text = '1 0 0 1 72 700 cm BT ET';

/** The objects of a PDF with one page; what is given stands in the root. */
export const onePage = (root = '', more: Objects = {}): Objects => ({
  1: `<< /Type /Catalog /Pages 2 0 R ${root} >>`,
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
  4: stream('', text),
  ...more,
});

/** A stream with its length. */
export const stream = (dictionary: string, bytes: string): string =>
  `<< ${dictionary} /Length ${String(bytes.length)} >>\nstream\n${bytes}\nendstream`;

/** A PDF with a table of places, made by hand. `mark` tells one from another. */
export function classicPdf(objects: Objects = onePage(), trailer = '', mark = ''): Buffer {
  return appended(`%PDF-1.7\n%${mark}\n`, objects, trailer);
}

/** The same with an update at its end, as a signing program writes one. */
export function updatedPdf(before: Buffer, objects: Objects, trailer = ''): Buffer {
  const text = before.toString('latin1');
  const last = /startxref\n(\d+)/.exec(text.slice(-40))?.[1] ?? '0';
  return appended(text, objects, `/Prev ${last} ${trailer}`);
}

function appended(before: string, objects: Objects, trailer: string): Buffer {
  let pdf = before;
  const table: string[] = [];
  for (const [number, content] of Object.entries(objects)) {
    table.push(`${number} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \n`);
    pdf += `${number} 0 obj\n${content}\nendobj\n`;
  }
  const start = pdf.length;
  const head = trailer.includes('/Prev') ? '' : '0 1\n0000000000 65535 f \n';
  pdf += `xref\n${head}${table.join('')}trailer\n<< /Size 50 /Root 1 0 R ${trailer} >>\n`;
  return Buffer.from(`${pdf}startxref\n${String(start)}\n%%EOF\n`, 'latin1');
}

/** A PDF whose objects and places are packed in streams, as most programs write them today. */
export function packedPdf(objects: Objects = onePage(), dictionary = ''): Buffer {
  const inside = Object.entries(objects).filter(([, content]) => !content.includes('stream\n'));
  const outside = Object.entries(objects).filter(([, content]) => content.includes('stream\n'));
  let places = '';
  let contents = '';
  for (const [number, content] of inside) {
    places += `${number} ${String(contents.length)} `;
    contents += `${content}\n`;
  }
  const bytes = deflateSync(Buffer.from(places + contents, 'latin1')).toString('latin1');
  const about = `/Type /ObjStm /N ${String(inside.length)} /First ${String(places.length)}`;
  const packed = stream(`${about} /Filter /FlateDecode`, bytes);
  let pdf = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const rows: number[][] = [[0, 0, 0]];
  for (let i = 1; i < 49; i++) rows.push([0, 0, 0]);
  for (const [number, content] of [...outside, ['48', packed] as const]) {
    rows[Number(number)] = [1, pdf.length, 0];
    pdf += `${number} 0 obj\n${content}\nendobj\n`;
  }
  inside.forEach(([number], i) => (rows[Number(number)] = [2, 48, i]));
  const start = pdf.length;
  rows.push([1, start, 0]);
  const table = rows.flatMap(([type = 0, at = 0, n = 0]) => [0, type, at >> 16, at >> 8, at, n]);
  const raw = deflateSync(Uint8Array.from(table)).toString('latin1');
  const params = '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >>';
  const kind = `/Type /XRef /Size 50 /W [1 3 1] /Root 1 0 R ${params} ${dictionary}`;
  pdf += `49 0 obj\n${stream(kind, raw)}\nendobj\n`;
  return Buffer.from(`${pdf}startxref\n${String(start)}\n%%EOF\n`, 'latin1');
}
