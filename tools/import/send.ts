import type { EntryAnswer } from '../../api/routes/accounts.ts';
import { routes } from '../../api/routes.ts';
import type { NewCustomer } from '../../domain/customer.ts';
import { entryLimits } from '../../domain/entry.ts';
import type { NewProduct } from '../../domain/product.ts';
import { inParallel, isProblem, type Connection } from '../connect.ts';
import type { Progress } from '../progress.ts';
import type { Import, Named, Refused } from './documents.ts';
import type { Mapping } from './mapping.ts';

/** What sending came to. `already` are entries that an earlier run had recorded. */
export interface Sent {
  readonly customersMade: number;
  readonly productsMade: number;
  readonly recorded: number;
  readonly already: number;
  readonly lines: number;
  readonly refused: readonly Refused[];
}

/** Entries of several dealers at once; those of one dealer in order. */
const dealersAtOnce = 4;

/** Makes the customers and products that are missing, then records the entries. May be repeated. */
export async function sendImport(
  service: Connection,
  data: Import,
  mapping: Mapping,
  progress: Progress,
): Promise<Sent> {
  const began = new Date().toISOString();
  const { territories } = await service.ask(routes.company.getCompany);
  const fallback = territories[0]?.territoryId ?? 'ALL';
  let [customersMade, productsMade, done] = [0, 0, 0];
  const total = data.products.size + data.dealers.size + data.entries.length;
  const stepped = (message: string, by = 1) => {
    progress.step((done += by), total, message);
  };
  await inParallel([...data.products.values()], 8, async (product) => {
    const body = newProduct(product, mapping);
    if (await made(service, routes.products.addProduct, body, began)) productsMade += 1;
    stepped('products');
  });
  await inParallel([...data.dealers.values()], 4, async (dealer) => {
    const body = newCustomer(dealer, mapping, fallback);
    if (await made(service, routes.customers.addCustomer, body, began)) customersMade += 1;
    stepped('customers');
  });
  const answers: { rows: readonly number[]; answer: EntryAnswer }[] = [];
  await inParallel(byDealer(data), dealersAtOnce, async (entries) => {
    for (const part of requests(entries)) {
      const body = { entries: part.map(({ entry }) => entry) };
      const reply = await service.ask(routes.accounts.postEntries, { body });
      reply.answers.forEach((answer, i) => answers.push({ rows: part[i]?.rows ?? [], answer }));
      stepped('documents', part.length);
    }
  });
  return { customersMade, productsMade, ...counted(answers, began) };
}

/** True when it was made now: one that is there already is left as it is. */
async function made(
  service: Connection,
  route: typeof routes.customers.addCustomer | typeof routes.products.addProduct,
  body: NewCustomer | NewProduct,
  began: string,
): Promise<boolean> {
  try {
    return (await service.ask(route, { body })).changedAt >= began;
  } catch (error) {
    if (isProblem(error, 'already-exists')) return false;
    throw error;
  }
}

const newProduct = (product: Named, { unit, brand }: Mapping): NewProduct => ({
  code: product.code,
  variety: product.name.slice(0, 60).trim(),
  brand,
  specification: product.name.slice(0, 120).trim(),
  unit,
  caseSize: 1,
});

const newCustomer = (dealer: Named, { territories }: Mapping, fallback: string): NewCustomer => ({
  code: dealer.code,
  name: dealer.name,
  tier: 'dealer',
  territory: territories[dealer.place] ?? territories['*'] ?? fallback,
});

type Sendable = Import['entries'];

function byDealer(data: Import): Sendable[] {
  const groups = new Map<string, Sendable[number][]>();
  for (const item of data.entries) {
    const group = groups.get(item.entry.dealerId);
    if (group) group.push(item);
    else groups.set(item.entry.dealerId, [item]);
  }
  return [...groups.values()];
}

/** Cuts entries into requests within the service's limits of entries and lines. */
function requests(entries: Sendable): Sendable[] {
  const parts: Sendable[number][][] = [];
  let lines = Infinity;
  for (const item of entries) {
    const more = 'lines' in item.entry ? item.entry.lines.length : 0;
    if (lines + more > entryLimits.linesOfRequest || (parts.at(-1)?.length ?? 0) >= 100) {
      parts.push([]);
      lines = 0;
    }
    parts.at(-1)?.push(item);
    lines += more;
  }
  return parts;
}

function counted(answers: { rows: readonly number[]; answer: EntryAnswer }[], began: string) {
  let [recorded, already, lines] = [0, 0, 0];
  const refused: Refused[] = [];
  for (const { rows, answer } of answers) {
    if (answer.outcome === 'refused') {
      const { message, errors } = answer.problem;
      const fields = (errors ?? []).map((e) => ` ${e.field}: ${e.message}`).join('');
      for (const row of rows) refused.push({ row, reason: message + fields });
    } else {
      lines += rows.length;
      if (answer.at < began) already += 1;
      else recorded += 1;
    }
  }
  return { recorded, already, lines, refused: refused.sort((a, b) => a.row - b.row) };
}
