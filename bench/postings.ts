import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { routes } from '../api/routes.ts';
import { indexStreamTable } from '../local/stream-table.ts';
import { addCustomers, dealer, foundCompany } from '../test/support/channel.ts';
import { addProducts, sale } from '../test/support/month.ts';
import { startService, type Service } from '../test/support/service.ts';
import { answer, median, milliseconds, type Line, type Section } from './section.ts';

/** How long each line is measured. */
const millisecondsOfLine = 3000;
const callersMax = 16;
const day = '2026-01-15';

const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-bench-'));
const file = path.join(folder, 'dynamodb.sqlite');
const service = await startService(file);
// As in the product on one machine: without it every write would scan the whole stream.
indexStreamTable(file);
await answer(measureAll, async () => {
  await service.dynamo.stop();
  rmSync(folder, { recursive: true });
});

async function measureAll(): Promise<Section> {
  await prepare(service);
  const lines: Line[] = [];
  for (const entries of [1, 49]) {
    for (const callers of [1, 8, callersMax]) {
      lines.push(await measure(callers, entries, (caller) => `D${String(caller)}`, 'one each'));
    }
  }
  for (const callers of [8, callersMax]) {
    lines.push(await measure(callers, 1, () => 'D0', 'the same'));
  }
  return {
    title: 'Postings per second',
    note: 'sales of 3 lines through the real handler; embedded database on disk, same machine',
    lines,
  };
}

async function prepare(of: Service): Promise<void> {
  await foundCompany(of);
  await addProducts(of, { TEA: 300, WATER: 100, JUICE: 500 });
  const dealers = Array.from({ length: callersMax }, (_, i) => dealer(`D${String(i)}`));
  await addCustomers(of, ...dealers);
}

/** So many callers post requests of so many entries, each as soon as the one before is answered. */
async function measure(
  callers: number,
  entries: number,
  dealerOf: (caller: number) => string,
  dealers: string,
): Promise<Line> {
  const times: number[] = [];
  const start = performance.now();
  const call = async (caller: number) => {
    while (performance.now() - start < millisecondsOfLine) {
      const sent = performance.now();
      await post(dealerOf(caller), entries);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  const seconds = (performance.now() - start) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  return {
    callers,
    dealer: dealers,
    'entries a request': entries,
    'entries a second': Math.round((times.length * entries) / seconds),
    'median ms': milliseconds(median(times)),
    'p95 ms': milliseconds(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
  };
}

async function post(dealerId: string, entries: number): Promise<void> {
  const goods = { TEA: 24, WATER: 12, JUICE: 6 };
  const body = { entries: Array.from({ length: entries }, () => sale(dealerId, day, goods)) };
  const { answers } = await service.ask(routes.accounts.postEntries, { body }, 'admin');
  const refused = answers.find((answer) => answer.outcome === 'refused');
  if (refused) throw new Error(JSON.stringify(refused));
}
