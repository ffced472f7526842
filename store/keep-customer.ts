import type { Customer } from '../domain/customer.ts';
import { lineOf, type KeptCustomer } from './customers.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { toItem } from './record.ts';
import { writeTogether, type TransactItem } from './transact.ts';

/**
 * Keeps a customer, its line in the list and its place below its supplier, with whatever belongs
 * to the same decision (`also`: the opening or the new terms of its account). `before` is null
 * for a new one. False where the id is taken, or someone changed the customer meanwhile.
 */
export function keepCustomer(
  db: Db,
  before: Customer | null,
  { customer, edits }: Pick<KeptCustomer, 'customer' | 'edits'>,
  also: readonly TransactItem[] = [],
): Promise<boolean> {
  const { customerId, tier } = customer;
  const item = toItem(keys.customer(customerId), { ...stored(customer), edits });
  const line = toItem(keys.customerListed(tier, customerId), lineOf(customer));
  return writeTogether(db, [
    { Put: { TableName: db.table, Item: item, ...unchangedSince(before) } },
    { Put: { TableName: db.table, Item: line } },
    ...placeBelow(db, before, customer),
    ...also,
  ]);
}

/** The head of its account alone says what a dealer's credit limit is. */
const stored = ({ creditLimit: _, ...rest }: Customer) => rest;

const unchangedSince = (before: Customer | null) =>
  before === null
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': before.version },
      };

function placeBelow(db: Db, before: Customer | null, after: Customer): TransactItem[] {
  const { tier, customerId, supplierId } = after;
  const left = before?.supplierId ?? null;
  if (left === supplierId) return [];
  const items: TransactItem[] = [];
  if (left !== null) {
    items.push({ Delete: { TableName: db.table, Key: keys.below(left, tier, customerId) } });
  }
  if (supplierId !== null) {
    items.push({
      Put: { TableName: db.table, Item: { ...keys.below(supplierId, tier, customerId) } },
    });
  }
  return items;
}
