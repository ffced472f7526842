import { S3Problem } from './problem.ts';

/** The bytes asked for, from `start` up to and without `end`. */
export type Range = { readonly start: number; readonly end: number; readonly isPart: boolean };

/** Reads a Range header. One that is not understood asks for the whole, as HTTP has it. */
export function rangeOf(header: string | undefined, size: number): Range {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return { start: 0, end: size, isPart: false };
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start < end) return { start, end, isPart: true };
  const message = 'The requested range is not satisfiable';
  throw new S3Problem(416, 'InvalidRange', message, { 'content-range': `bytes */${size}` });
}
