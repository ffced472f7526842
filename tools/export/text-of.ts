import { csvEntry, csvHead } from './csv.ts';
import { journalEntry, journalHead } from './hledger.ts';
import { readLedger, readStatement, type Reading } from './ledger.ts';

/** Formats of the ledger as a member sees it, for other programs to read. */
export const ledgerFormats = ['hledger', 'csv'] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

/** The whole ledger as text, piece by piece: dealer after dealer, each in order of day. */
export async function* ledgerText(
  service: Reading,
  format: LedgerFormat,
): AsyncGenerator<string, void> {
  const ledger = await readLedger(service);
  yield format === 'hledger' ? journalHead(ledger) : csvHead();
  for (const dealer of ledger.dealers) {
    for await (const entry of readStatement(service, dealer.dealerId)) {
      yield format === 'hledger'
        ? journalEntry(entry, dealer, ledger.company.currency)
        : csvEntry(entry, dealer, ledger);
    }
  }
}
