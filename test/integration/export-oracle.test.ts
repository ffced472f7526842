import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { EntryKind } from '../../domain/entry.ts';
import { decimal } from '../../domain/values/currency.ts';
import { monthsBetween } from '../../domain/values/month.ts';
import { backupLines } from '../../tools/backup/take.ts';
import { restore } from '../../tools/backup/restore.ts';
import { writeOut } from '../../tools/write-out.ts';
import { expectAllWhole } from '../support/invariants.ts';
import { contents, differences } from '../support/table-contents.ts';
import { askHledger, digestOf, installedHledger } from '../support/oracle/hledger.ts';
import type { Answers, Figures } from '../support/oracle/hledger.ts';
import { exported } from '../support/oracle/journal.ts';
import { buildLedger, firstMonth, lastMonth, seeds } from '../support/oracle/seeded-ledger.ts';
import { report } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

/**
 * hledger knows nothing of this project. What it says of a journal of the ledger was written down
 * once (`test/support/oracle/write-answers.ts`), and is asked again wherever it is installed.
 */
let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const committed = (seed: number): Answers =>
  JSON.parse(
    readFileSync(
      new URL(`../support/oracle/answers-${String(seed)}.json`, import.meta.url),
      'utf8',
    ),
  ) as Answers;

describe.each(seeds)('the ledger of seed $seed in $currency', (seed) => {
  let journal = '';
  let ours: Figures;
  beforeAll(async () => {
    await buildLedger(service, seed);
    journal = await exported(service, 'hledger');
    ours = await figuresOf(seed.currency);
  });

  test('is written as the journal that hledger answered for, letter by letter', () => {
    expect(digestOf(journal)).toBe(committed(seed.seed).journal);
    expect(entriesIn(journal)).toBeGreaterThan(200);
    expect(EntryKind.options.filter((kind) => !journal.includes(` * (${kind}) `))).toEqual([
      // Its id is the service's own, so that it would differ on every run.
      'terms',
    ]);
  });

  test.each(['balances', 'netSales', 'payments', 'owed'] as const)(
    'has the %s that hledger counted, to the penny',
    (figure) => {
      expect(Object.keys(ours[figure]).length).toBeGreaterThan(3);
      expect(ours[figure]).toEqual(committed(seed.seed)[figure]);
    },
  );

  test('has the figures that the hledger on this machine counts, where there is one', () => {
    const { hledger, date, journal: digest, ...answers } = committed(seed.seed);
    expect([hledger, date, digest]).toEqual([
      expect.stringMatching(/^hledger 1\.\d+/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(installedHledger() === null ? answers : askHledger(journal)).toEqual(ours);
  });
});

test('a ledger with every kind of entry comes back from its backup, whole and equal', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-oracle-'));
  const file = path.join(folder, 'ledger.jsonl');
  await writeOut(backupLines(service.db, '2026-11-23T04:00:00.000Z'), file);
  const db = await service.dynamo.table();
  await restore(db, file, { step: () => undefined, end: () => undefined });
  rmSync(folder, { recursive: true });
  const [before, after] = [await contents(service.db), await contents(db)];
  expect(after.size).toBeGreaterThan(300);
  expect(differences(before, after)).toEqual([]);
  await expectAllWhole(db);
});

const entriesIn = (journal: string): number => journal.match(/^ {4}; entry: /gm)?.length ?? 0;

/** The same figures as the API answers them. */
async function figuresOf(currency: string): Promise<Figures> {
  const amount = (value: unknown) => decimal(Number(value), currency).replaceAll(',', '');
  const figures = { balances: [], netSales: [], payments: [], owed: [] } as Record<
    keyof Figures,
    [string, string][]
  >;
  const add = (figure: keyof Figures, name: string, value: unknown) => {
    if (value !== 0) figures[figure].push([name, amount(value)]);
  };
  for (const month of monthsBetween(firstMonth, lastMonth)) {
    const { records } = await report(service, month, 'dealer');
    for (const { dealerId, netAmount, payments, owed } of records) {
      const name = `${String(dealerId)} ${month}`;
      add('netSales', name, netAmount);
      add('payments', name, payments);
      add('owed', name, owed);
    }
  }
  for (const dealerId of ['D1', 'D2', 'D3', 'D4']) {
    const params = { dealerId };
    const { balance } = await service.ask(routes.accounts.getAccount, { params }, 'admin');
    add('balances', dealerId, balance);
  }
  return {
    balances: Object.fromEntries(figures.balances),
    netSales: Object.fromEntries(figures.netSales),
    payments: Object.fromEntries(figures.payments),
    owed: Object.fromEntries(figures.owed),
  };
}
