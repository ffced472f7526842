import type { CensusPlace, CensusStep } from '../../domain/archive/census.ts';
import { judgeObject } from '../../domain/archive/census-files.ts';
import { pageOfObjects } from '../../store/kept-objects.ts';
import { besideObjects } from '../../store/registered-files.ts';
import { clock } from '../clock.ts';
import { db } from '../database.ts';
import { kept } from './kept.ts';

const objectsOfStep = 150;

/** Goes over the objects of the bucket: each must be the bytes of a file. */
export async function countObjects({
  after,
}: CensusPlace & { readonly in: 'objects' }): Promise<CensusStep> {
  const now = clock.now();
  const page = { after, limit: objectsOfStep };
  const { objects, isLast } = await pageOfObjects(kept, 'files/', page);
  const beside = await besideObjects(
    db,
    objects.map(({ key }) => key),
  );
  const findings = objects.flatMap((object, i) => {
    const at = beside[i];
    return (at && judgeObject(object, at, now)) ?? [];
  });
  const last = objects.at(-1)?.key;
  return {
    next: isLast || last === undefined ? { in: 'numbers' } : { in: 'objects', after: last },
    counted: { objects: objects.length },
    findings,
  };
}
