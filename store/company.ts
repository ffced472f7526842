import type * as z from 'zod';
import { Company, CompanySettings, newCompany, type CompanyShown } from '../domain/company.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readItem, readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether } from './transact.ts';

const { logo } = CompanySettings.shape;

/**
 * The logo as stored: apart, so that a posting, which reads the company, does not pay for it. It is
 * written with every change of the company, as of the same version and instant: an anchor knows it
 * by them.
 */
export const Logo = Company.pick({ version: true, changedAt: true }).extend({ logo });

/** The company as stored: without its logo, but where release 0.1 changed it last. */
export const StoredCompany = Company.extend({ logo: logo.optional() });
type StoredCompany = z.infer<typeof StoredCompany>;

/** The company's settings, read consistently; those of a new company until an admin has spoken. */
export async function readCompany(db: Db): Promise<Company> {
  return withoutLogo(await readStored(db));
}

const withoutLogo = ({ logo: _, ...company }: StoredCompany): Company => company;

/**
 * The company with its logo. That is read after the company: where both change in between, it is
 * the later one, and a change of what was read is refused for its version.
 */
export async function readCompanyShown(db: Db): Promise<CompanyShown> {
  const { logo, ...company } = await readStored(db);
  if (logo !== undefined) return { ...company, logo };
  const item = await readItem(db, keys.logo());
  return { ...company, logo: item ? fromItem(Logo, item).logo : null };
}

async function readStored(db: Db): Promise<StoredCompany> {
  return (await readOne(db, keys.company(), StoredCompany)) ?? newCompany;
}

/** Keeps changed settings; false where someone else changed them since they were read. */
export function changeCompany(db: Db, { logo, ...after }: CompanyShown): Promise<boolean> {
  const first = after.version === 1;
  const put = {
    TableName: db.table,
    Item: toItem(keys.company(), after),
    ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :before',
    ...(first ? {} : { ExpressionAttributeValues: { ':before': after.version - 1 } }),
  };
  const { version, changedAt } = after;
  const shown = toItem(keys.logo(), { version, changedAt, logo });
  // As one transaction: it has a token, and does not fail by what it did itself.
  return writeTogether(db, [{ Put: put }, { Put: { TableName: db.table, Item: shown } }]);
}
