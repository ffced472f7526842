import type * as z from 'zod';
import { standardClauses } from '../domain/contracts/standard/clauses.ts';
import { standardTemplates } from '../domain/contracts/standard/templates.ts';
import { Clause, ContractTemplate } from '../domain/contracts/template.ts';
import type { Db } from './dynamo.ts';
import { keys, type Key } from './keys.ts';
import { readAll } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** Every template in order of id, with the standard ones that nobody has changed. */
export const listTemplates = (db: Db): Promise<ContractTemplate[]> =>
  listed(db, keys.template('').pk, ContractTemplate, standardTemplates, (t) => t.templateId);

/** Every clause of the library in order of id, with the standard ones nobody has changed. */
export const listClauses = (db: Db): Promise<Clause[]> =>
  listed(db, keys.clause('').pk, Clause, standardClauses, (clause) => clause.clauseId);

async function listed<Schema extends z.ZodType>(
  db: Db,
  partition: string,
  schema: Schema,
  standard: readonly z.output<Schema>[],
  idOf: (one: z.output<Schema>) => string,
): Promise<z.output<Schema>[]> {
  const all = new Map(standard.map((one) => [idOf(one), one]));
  const question = {
    KeyConditionExpression: 'pk = :partition',
    ExpressionAttributeValues: { ':partition': partition },
  };
  for await (const item of readAll(db, question)) {
    const one = fromItem(schema, item);
    all.set(idOf(one), one);
  }
  return [...all.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** A template as it is now, or a version of it as it was; null where there is none. */
export async function readTemplate(
  db: Db,
  templateId: string,
  version?: number,
): Promise<ContractTemplate | null> {
  const key =
    version === undefined ? keys.template(templateId) : keys.templateVersion(templateId, version);
  const found = await readOne(db, key, ContractTemplate);
  const standard = standardTemplates.find((one) => one.templateId === templateId) ?? null;
  return found ?? (version === undefined || version === standard?.version ? standard : null);
}

/** A clause as it is now; null where there is none. */
export const readClause = async (db: Db, clauseId: string): Promise<Clause | null> =>
  (await readOne(db, keys.clause(clauseId), Clause)) ??
  standardClauses.find((one) => one.clauseId === clauseId) ??
  null;

/** Keeps the next version of a template; false where someone else was first. */
export const keepTemplate = (db: Db, after: ContractTemplate): Promise<boolean> =>
  keepVersion(db, after, {
    present: keys.template(after.templateId),
    version: keys.templateVersion(after.templateId, after.version),
  });

/** Keeps the next version of a clause; false where someone else was first. */
export const keepClause = (db: Db, after: Clause): Promise<boolean> =>
  keepVersion(db, after, {
    present: keys.clause(after.clauseId),
    version: keys.clauseVersion(after.clauseId, after.version),
  });

/** The version's own key is free only for who read the one before. */
function keepVersion(
  db: Db,
  after: ContractTemplate | Clause,
  at: { readonly present: Key; readonly version: Key },
): Promise<boolean> {
  const put = (key: Key) => ({ TableName: db.table, Item: { ...toItem(key, after) } });
  return writeTogether(db, [
    { Put: put(at.present) },
    { Put: { ...put(at.version), ConditionExpression: 'attribute_not_exists(pk)' } },
  ]);
}
