import type { Contract } from '../../../domain/contracts/contract.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { NewEntry, NewLine } from '../../../domain/new-entry.ts';

/** A version and the days on which it judges. */
export interface Held {
  readonly contract: Contract;
  readonly from: string;
  to: string;
}

/** The first day of the one contract; what was sold before was sold without it. */
const since = '2026-03-01';

type Goods = Extract<NewEntry, { kind: 'sale' | 'return' }>;

/**
 * Whether a sale or return lies inside the contract, told from its terms as they were drafted and
 * from all that was recorded: written apart from what the product compiles and counts. One dealer
 * in NB, one contract with versions.
 */
export function isInside(
  entry: NewEntry,
  held: readonly Held[],
  recorded: readonly Entry[],
  today: string,
): boolean {
  if (entry.kind !== 'sale' && entry.kind !== 'return') return true;
  const sold = entry.kind === 'return' ? saleOf(entry.of, recorded) : undefined;
  // A contract that was terminated before its first day never was.
  if (held.length === 0 || (sold && !sold.contract)) return true;
  const isBefore = (day: string) => day < since;
  if (entry.kind === 'sale' && isBefore(entry.day)) return true;
  // Nothing tells when goods were sold that name no sale: today's contract judges them.
  const day = sold?.day ?? (isBefore(entry.day) ? today : entry.day);
  const version = sold?.contract
    ? held.find(({ contract }) => contract.version === sold.contract?.version)
    : held.find(({ from, to }) => from <= day && day <= to);
  if (!version) return false;
  const { goods } = version.contract.terms;
  const isSold = (line: NewLine) => {
    const agreed = goods?.lines.find(({ productId }) => productId === line.productId);
    if (!agreed || line.free || (line.discount ?? 0) > 0) return false;
    return line.price === undefined || line.price === agreed.price;
  };
  if (!entry.lines.every(isSold)) return false;
  return entry.kind === 'sale'
    ? isSaleInside(entry, version.contract, recorded)
    : isReturnInside(entry, version.contract, sold, recorded);
}

const saleOf = (document: string | undefined, recorded: readonly Entry[]) =>
  recorded.find((one) => one.kind === 'sale' && one.document === document);

function isSaleInside(
  { day, due, deliveryPlace, lines }: Extract<Goods, { kind: 'sale' }>,
  { terms: { goods, rights, settlement, ordering } }: Contract,
  recorded: readonly Entry[],
): boolean {
  if (deliveryPlace !== undefined && !/^P-(NB|ZS)$/.test(deliveryPlace)) return false;
  const territory = deliveryPlace === undefined ? 'NB' : deliveryPlace.slice(2);
  if (!rights?.grants.some(({ territories }) => territories.includes(territory))) return false;
  for (const { productId, quantity: bound } of goods?.lines ?? []) {
    const now = quantityOf(lines, productId);
    if (bound !== null && now > 0 && now + netQuantity(productId, recorded) > bound) return false;
  }
  const amount = amountOf(lines, goods);
  const balance = recorded.reduce((sum, one) => sum + one.amount, 0);
  const limit = settlement?.creditLimit ?? null;
  if (limit !== null && amount > 0 && balance + amount > limit) return false;
  if (amount < (ordering?.minimumOrder ?? 0)) return false;
  return due === undefined || Date.parse(due) <= Date.parse(day) + 45 * 86_400_000;
}

function isReturnInside(
  { day, lines }: Extract<Goods, { kind: 'return' }>,
  { terms: { goods, ordering } }: Contract,
  sold: Entry | undefined,
  recorded: readonly Entry[],
): boolean {
  const days = ordering?.returnDays ?? null;
  if (days !== null && !sold) return false;
  const late = days !== null && sold && Date.parse(day) > Date.parse(sold.day) + days * 86_400_000;
  if (late) return false;
  const standing = live(recorded).filter(({ contract }) => contract !== undefined);
  const sum = (kind: string) =>
    standing.reduce((all, one) => all + (one.kind === kind ? Math.abs(one.amount) : 0), 0);
  const allowed = Math.floor((sum('sale') * (ordering?.returnShare ?? 0)) / 1_000_000);
  const amount = amountOf(lines, goods);
  // What comes to nothing takes nothing more, also where an exception went beyond the share.
  return amount === 0 || sum('return') + amount <= allowed;
}

/** Sales and returns that nobody reversed. */
function live(recorded: readonly Entry[]): Entry[] {
  const reversed = new Set(recorded.flatMap(({ reverses }) => (reverses ? [reverses] : [])));
  return recorded.filter(
    ({ kind, entryId }) => (kind === 'sale' || kind === 'return') && !reversed.has(entryId),
  );
}

const quantityOf = (lines: readonly { productId: string; quantity: number }[], product: string) =>
  lines.reduce((sum, one) => sum + (one.productId === product ? one.quantity : 0), 0);

/** What stands sold of a product: what goes back frees no more than was sold by then. */
const netQuantity = (product: string, recorded: readonly Entry[]): number =>
  recorded
    .filter(({ contract }) => contract !== undefined)
    .reduce((sum, { kind, reversesKind, lines }) => {
      const adds = (kind === 'correction') !== ((reversesKind ?? kind) === 'sale');
      const quantity = quantityOf(lines, product);
      return Math.max(0, sum + (adds ? quantity : -quantity));
    }, 0);

const amountOf = (lines: readonly NewLine[], goods: Contract['terms']['goods']): number =>
  lines.reduce((sum, { productId, quantity }) => {
    const agreed = goods?.lines.find((one) => one.productId === productId);
    if (!agreed) return sum;
    return sum + Math.floor((2 * quantity * agreed.price + agreed.per) / (2 * agreed.per));
  }, 0);
