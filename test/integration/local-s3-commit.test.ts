import { closeSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBodies } from '../../local/s3/bodies.ts';
import type { Bucket } from '../../local/s3/buckets.ts';
import { type Catalogue, openCatalogue } from '../../local/s3/catalogue.ts';
import { openObjects } from '../../local/s3/objects.ts';

const bucket: Bucket = {
  ...{ name: 'failed-records', isVersioned: false, hasLock: false, defaultLock: undefined },
  ...{ lifecycle: [], cors: [] },
};
const plain = { headers: {}, checksums: {}, retention: undefined, ifNoneMatch: undefined };
const given = { ...plain, ifMatch: undefined };

let folder = '';
let catalogue: Catalogue;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 's3-commit-'));
  catalogue = openCatalogue(path.join(folder, 'catalogue'));
});

afterEach(() => {
  catalogue.close();
  rmSync(folder, { recursive: true });
});

/** Objects whose every change is undone at its end, as where the disk takes no commit. */
function uncommitted() {
  const failing: Catalogue = {
    ...catalogue,
    atOnce: (change) =>
      catalogue.atOnce(() => {
        change();
        throw new Error('disk is full');
      }),
  };
  return openObjects(failing, bodies(), () => 0);
}

const bodies = () =>
  openBodies(path.join(folder, 'bodies'), (name) => catalogue.bodies().has(name));

function read(): string {
  const objects = openObjects(catalogue, bodies(), () => 0);
  const file = objects.open(objects.find(bucket, 'a', null));
  try {
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

it('keeps the bytes of an object where the commit of an overwrite fails', async () => {
  await openObjects(catalogue, bodies(), () => 0).put(bucket, 'a', Buffer.from('one'), given);
  const overwrite = uncommitted().put(bucket, 'a', Buffer.from('two'), given);
  await expect(overwrite).rejects.toThrow('disk is full');
  expect(read()).toBe('one');
});

it('keeps the bytes of an object where the commit of a delete fails', async () => {
  await openObjects(catalogue, bodies(), () => 0).put(bucket, 'a', Buffer.from('one'), given);
  expect(() => uncommitted().remove(bucket, 'a', undefined, false)).toThrow('disk is full');
  expect(read()).toBe('one');
});
