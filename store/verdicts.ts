import type { FileId } from '../domain/archive/file.ts';
import { Verdict } from '../domain/contracts/comparison/verdict.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { transact } from './transact.ts';
import { readOne } from './read-one.ts';

/** How a file compared with its terms, read consistently; null where nobody has compared it. */
export const readVerdict = (db: Db, dealerId: string, fileId: FileId): Promise<Verdict | null> =>
  readOne(db, keys.verdict(dealerId, fileId), Verdict);

/** Keeps a comparison or what was confirmed of it; throws `Conflict` where another was first. */
export const keepVerdict = (db: Db, after: Verdict): Promise<void> =>
  transact(db, [nextVersion(db, keys.verdict(after.dealerId, after.fileId), after, 'revision')]);
