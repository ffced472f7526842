import { execFileSync } from 'node:child_process';
import { toRecords, type Table } from '../../domain/values/table.ts';
import { startProduct, type Product } from '../../test/support/product.ts';
import { median } from '../section.ts';
import type { Answers, Figures, Measured, System } from './system.ts';
import type { Work, WorkEvent } from './work.ts';

/** Entries of one dealer that a caller sends together. */
const batch = 49;

/** dealerbook as `npm start` runs it: over HTTP, with tokens checked, on an embedded database. */
export const dealerbook: System = {
  name: 'dealerbook',
  does: 'HTTP, token, role, validation, credit limit, hash chain, idempotent ids, live totals',
  missing: () => null,
  measure: async (work) => {
    const { seconds: secondsInBatches } = await measured(work, batch);
    const { seconds, answers, milliseconds } = await measured(work, 1);
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
    return { version: commit.trim(), seconds, secondsInBatches, answers, milliseconds };
  },
};

async function measured(work: Work, size: number) {
  const product = await startProduct('--no-demo');
  try {
    await product.loaded();
    const ask = await asAdmin(product);
    await prepare(work, ask);
    const seconds = await postAll(work, size, ask);
    return { seconds, ...(await askAll(work, ask)) };
  } finally {
    await product.stop();
  }
}

type Ask = (method: string, route: string, body?: unknown) => Promise<unknown>;

/** One token for all, as one spreadsheet has it. */
async function asAdmin({ url }: Product): Promise<Ask> {
  const token = await (await fetch(`${url}/local/token?as=admin&plain=1`)).text();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (method, route, body) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = await fetch(`${url}/api${route}`, { method, headers, ...init });
    if (!reply.ok) throw new Error(`${String(reply.status)} ${await reply.text()}`);
    return reply.json();
  };
}

async function prepare({ dealers, products, paymentDays }: Work, ask: Ask): Promise<void> {
  for (const { id: code, price } of products) {
    const goods = { variety: code, specification: '1', unit: 'piece', caseSize: 1 };
    await ask('POST', '/products', { code, ...goods, price, from: '2026-01-01' });
  }
  for (const code of dealers) {
    const dealer = { code, name: code, tier: 'dealer', territory: 'ALL', paymentDays };
    await ask('POST', '/customers', dealer);
  }
}

/** Every caller has dealers of its own, and sends their postings in order. */
async function postAll({ dealers, events, callers }: Work, size: number, ask: Ask) {
  const own = Map.groupBy(events, (event) => dealers.indexOf(event.dealer) % callers);
  const start = performance.now();
  await Promise.all([...own.values()].map((mine) => postMine(mine, size, ask)));
  return (performance.now() - start) / 1000;
}

async function postMine(mine: readonly WorkEvent[], size: number, ask: Ask): Promise<void> {
  const requests =
    size === 1
      ? mine.map((event) => [event])
      : [...Map.groupBy(mine, (event) => event.dealer).values()].flatMap((all) =>
          all.flatMap((_, i) => (i % size === 0 ? [all.slice(i, i + size)] : [])),
        );
  for (const events of requests) {
    const reply = (await ask('POST', '/entries', { entries: events.map(entryOf) })) as Reply;
    const refused = reply.answers.find(({ outcome }) => outcome !== 'recorded');
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

interface Reply {
  readonly answers: readonly { readonly outcome: string }[];
}

function entryOf({ id, kind, dealer, day, document, of, amount, lines = [] }: WorkEvent) {
  const base = { kind, entryId: `${day}-${dealer}-${id}`, dealerId: dealer, day };
  const goods = lines.map(({ product, quantity }) => ({ productId: product, quantity }));
  if (kind === 'payment') return { ...base, amount, settles: [{ document: of, amount }] };
  return { ...base, document, lines: goods, ...(of === undefined ? {} : { of }) };
}

async function askAll(
  { month, asOf, dealers }: Work,
  ask: Ask,
): Promise<Pick<Measured, 'answers' | 'milliseconds'>> {
  const questions: Record<keyof Answers, () => Promise<Figures>> = {
    month: async () => {
      const report = (await ask('GET', `/reports/${month}?by=dealer-product`)) as Table;
      return named(report, (row) => [[`${row['dealerId']} ${row['productId']}`, row['netAmount']]]);
    },
    ageing: async () => {
      const report = (await ask('GET', `/reports/receivables?asOf=${asOf}`)) as Table;
      return named(report, (row) =>
        Object.entries(buckets).map(([column, bucket]) => [
          `${row['dealerId']} ${bucket}`,
          row[column as keyof typeof buckets],
        ]),
      );
    },
    balance: async () => {
      const dealer = dealers[0] ?? '';
      const account = (await ask('GET', `/accounts/${dealer}`)) as { balance: number };
      return { [dealer]: account.balance };
    },
  };
  const [month_, ageing, balance] = [
    await timed(questions.month),
    await timed(questions.ageing),
    await timed(questions.balance),
  ];
  return {
    answers: { month: month_.answer, ageing: ageing.answer, balance: balance.answer },
    milliseconds: { month: month_.ms, ageing: ageing.ms, balance: balance.ms },
  };
}

const buckets = {
  notDue: 'notDue',
  days1to30: '1-30',
  days31to60: '31-60',
  days61to90: '61-90',
  over90: 'over90',
} as const;

type Row = Record<string, string | number | null> & Record<keyof typeof buckets, number>;

const named = (table: Table, figures: (row: Row) => [string, unknown][]): Figures =>
  Object.fromEntries(
    toRecords(table)
      .flatMap((row) => figures(row as Row))
      .filter((figure): figure is [string, number] => typeof figure[1] === 'number')
      .filter(([, amount]) => amount !== 0),
  );

/** Asks once to warm up and then five times. */
async function timed<Answer>(question: () => Promise<Answer>) {
  let answer = await question();
  const taken: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    answer = await question();
    taken.push(performance.now() - start);
  }
  return { answer, ms: median(taken) };
}
