import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** Amounts by dealer, and by dealer and month, as decimals; what is zero is left out. */
export interface Figures {
  readonly balances: Readonly<Record<string, string>>;
  readonly netSales: Readonly<Record<string, string>>;
  readonly payments: Readonly<Record<string, string>>;
  readonly owed: Readonly<Record<string, string>>;
}

/** What hledger said of a journal, and when. */
export interface Answers extends Figures {
  readonly hledger: string;
  readonly date: string;
  /** SHA-256 of the journal: answers belong to no other. */
  readonly journal: string;
}

/** The version of hledger on this machine, or null. */
export function installedHledger(): string | null {
  const { status, stdout } = spawnSync('hledger', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

export const digestOf = (journal: string): string =>
  createHash('sha256').update(journal).digest('hex');

/**
 * Asks hledger: its own check of every balance assertion first, then balances of the receivables,
 * income less returns and cash received by dealer and month, receivables at the ends of months.
 */
export function askHledger(journal: string): Figures {
  const ask = (...words: string[]) =>
    execFileSync('hledger', ['-f', '-', ...words], {
      input: journal,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C.UTF-8' },
    });
  ask('check');
  const byMonth = (...words: string[]) =>
    table(ask('balance', ...words, '--monthly', '--output-format', 'csv'));
  const byDealer = ['--pivot', 'dealer', '--no-total', '--flat'];
  const receivables = ['Assets:Receivable', '--no-total', '--flat'];
  return {
    balances: onlyColumn(table(ask('balance', ...receivables, '--output-format', 'csv'))),
    netSales: byMonth('Income', '--invert', ...byDealer),
    payments: byMonth('Assets:Cash:Payments', ...byDealer),
    owed: byMonth(...receivables, '--historical'),
  };
}

/** Reads a table of amounts; names are `<dealer> <column>`, and zeros are left out. */
function table(csv: string): Record<string, string> {
  const [head = [], ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split('","').map((cell) => cell.replace(/^"|"$/g, '')));
  const cells = rows.flatMap(([account = '', ...amounts]) =>
    amounts.map((amount, i): [string, string] => [
      `${account.replace('Assets:Receivable:', '')} ${(head[i + 1] ?? '').slice(0, 7)}`,
      amount.replace(/ [A-Z]{3}$/, ''),
    ]),
  );
  return Object.fromEntries(cells.filter(([, amount]) => !/^[0.]+$/.test(amount)).sort());
}

const onlyColumn = (cells: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).map(([name, amount]) => [name.replace(/ .*/, ''), amount]),
  );
