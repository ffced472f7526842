import { unescaped, type PdfValue } from './pdf-value.ts';

/** Names by which a PDF does something of its own, or carries files that do. */
const active = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'OpenAction',
  'AA',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'Movie',
  'Rendition',
]);

/**
 * The first name of something active in a value, as a key or as a value; null where there is none.
 * An OpenAction that is a destination only says which page is shown first, and many producers
 * write one.
 */
export function activeIn(value: PdfValue): string | null {
  if (value.kind === 'name') return active.has(value.name) ? value.name : null;
  if (value.kind === 'array') return firstOf(value.items.map(activeIn));
  if (value.kind !== 'dictionary') return null;
  for (const [key, entry] of value.entries) {
    if (active.has(key) && !(key === 'OpenAction' && isDestination(entry))) return key;
    const found = activeIn(entry);
    if (found !== null) return found;
  }
  return null;
}

/** A page, and how it is shown: `[3 0 R /XYZ null null 0]`. */
const isDestination = (value: PdfValue): boolean =>
  value.kind === 'array' &&
  value.items[0]?.kind === 'reference' &&
  value.items[1]?.kind === 'name' &&
  /^(XYZ|FitB?[HVR]?)$/.test(value.items[1].name);

const firstOf = (found: readonly (string | null)[]): string | null =>
  found.find((name) => name !== null) ?? null;

/** The same in bytes that no table names: what is hidden there is not read, only refused. */
export function activeInBytes(text: string): string | null {
  for (const [, written = ''] of text.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]+)/g)) {
    const name = unescaped(written);
    if (active.has(name)) return name;
  }
  return null;
}
