import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, bundleSizes } from '../lib/bundle.ts';
import { answer, type Section } from './section.ts';

/** Sizes of the functions' bundles as they are deployed, and packed as Lambda stores them. */
const bundles = await bundle();
const kibibytes = (bytes: number): number => Math.round(bytes / 102.4) / 10;

const section: Section = {
  title: 'Bundles',
  note:
    'minified; at most 600 KiB behind the API, 500 on the stream, 750 a job; ' +
    'more where PDFs, letters or S3 come with it (test/infrastructure/bundles.test.ts)',
  lines: [...bundleSizes(bundles)].map(([name, bytes]) => ({
    function: name,
    KiB: kibibytes(bytes),
    'KiB gzip': kibibytes(
      gzipSync(readFileSync(path.join(bundles.get(name) ?? '', 'index.mjs'))).length,
    ),
  })),
};
await answer(() => section);
