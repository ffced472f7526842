import type { AccountDocument } from '../domain/account.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { documentOf } from './open-items.ts';
import { readMany } from './read-many.ts';

/**
 * Documents of an account by their numbers, open or settled, consistently; unknown ones are left
 * out.
 */
export async function readDocuments(
  db: Db,
  dealerId: string,
  documents: readonly string[],
): Promise<AccountDocument[]> {
  const wanted = documents.map((document) => keys.openItem(dealerId, document));
  const items = await readMany(db, wanted);
  return items.flatMap((item) => (item ? [documentOf(item)] : []));
}
