import * as z from 'zod';
import type { Placed } from '../domain/channel.ts';
import { Tier } from '../domain/customer.ts';
import type { Db } from './dynamo.ts';
import { inParallel } from './in-parallel.ts';
import { dealerPartition, keys } from './keys.ts';
import { readAll, readMany } from './read-many.ts';

/** A supplier in a chain, with the territory that says who may see it. */
const Supplier = z.object({
  customerId: z.string(),
  name: z.string(),
  tier: Tier,
  territory: z.string(),
  supplierId: z.string().nullable(),
});
export type Supplier = z.infer<typeof Supplier>;

/** Chain of each of these customers: itself, its supplier, and so on to the top. */
export async function readChains(
  db: Db,
  customerIds: readonly string[],
): Promise<Map<string, Supplier[]>> {
  const chains = new Map(customerIds.map((id) => [id, [] as Supplier[]]));
  let wanted = new Map([...chains.keys()].map((id) => [id, id]));
  for (let level = 0; level < Tier.options.length && wanted.size > 0; level++) {
    const found = await readSuppliers(db, [...new Set(wanted.values())]);
    const next = new Map<string, string>();
    for (const [start, id] of wanted) {
      const supplier = found.get(id);
      if (!supplier) continue;
      chains.get(start)?.push(supplier);
      if (supplier.supplierId !== null) next.set(start, supplier.supplierId);
    }
    wanted = next;
  }
  return chains;
}

async function readSuppliers(db: Db, ids: readonly string[]): Promise<Map<string, Supplier>> {
  const attributes = Object.keys(Supplier.shape);
  const items = await readMany(
    db,
    ids.map((id) => keys.customer(id)),
    attributes,
  );
  const suppliers = items.flatMap((item) => (item ? [Supplier.parse(item)] : []));
  return new Map(suppliers.map((supplier) => [supplier.customerId, supplier]));
}

/** How many customers stand below one, by tier, on all levels. */
export async function countBelow(
  db: Db,
  { customerId, tier }: Pick<Placed, 'customerId' | 'tier'>,
): Promise<Record<Tier, number>> {
  const counts: Record<Tier, number> = { dealer: 0, 'second-tier': 0, 'third-tier': 0, outlet: 0 };
  let level = [{ customerId, tier }];
  while (level.length > 0) {
    const below = (await inParallel(level, (above) => readBelow(db, above.customerId))).flat();
    for (const one of below) counts[one.tier] += 1;
    level = below.filter((one) => one.tier !== 'outlet');
  }
  return counts;
}

async function readBelow(db: Db, supplierId: string) {
  const below: Pick<Placed, 'customerId' | 'tier'>[] = [];
  const question = {
    KeyConditionExpression: 'pk = :supplier AND begins_with(sk, :below)',
    ExpressionAttributeValues: { ':supplier': dealerPartition(supplierId), ':below': 'B#' },
  };
  for await (const { sk } of readAll(db, question)) {
    const [, tier, customerId] = String(sk).split('#');
    below.push({ tier: Tier.parse(tier), customerId: String(customerId) });
  }
  return below;
}
