import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays, daysBetween } from '../../domain/values/day.ts';
import { firstDay, addMonths } from '../../domain/values/month.ts';
import { median } from '../section.ts';
import type { Answers, Figures, System } from './system.ts';
import type { Work, WorkEvent } from './work.ts';

/** hledger: a journal in a text file, read anew for every question. */
export const hledger: System = {
  name: 'hledger',
  does: 'a text file written and checked once; no server, no rules, no second writer',
  missing: () => (spawnSync('hledger', ['--version']).status === 0 ? null : 'hledger is not there'),
  measure: (work) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-hledger-'));
    try {
      const file = path.join(folder, 'work.journal');
      const start = performance.now();
      writeFileSync(file, work.events.map(transaction).join('\n'));
      ask(file, 'check');
      const secondsInBatches = (performance.now() - start) / 1000;
      const version = execFileSync('hledger', ['--version'], { encoding: 'utf8' }).split(',')[0];
      return Promise.resolve({
        version: version ?? '',
        secondsInBatches,
        ...askAll(file, work),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** An account for each invoice under its dealer: what is open on it is its balance. */
function transaction({ kind, dealer, day, document, of, amount = 0, lines = [] }: WorkEvent) {
  const invoice = `Receivable:${dealer}:${of ?? document ?? ''}`;
  if (kind === 'payment') return `${day} payment\n  ${invoice}  ${String(-amount)}\n  Cash\n`;
  const sign = kind === 'sale' ? -1 : 1;
  const goods = lines.map(
    ({ product, quantity, price }) =>
      `  Income:${dealer}:${product}  ${String(sign * quantity * price)}`,
  );
  return `${day} ${kind}\n${goods.join('\n')}\n  ${invoice}\n`;
}

const ask = (file: string, ...words: string[]): string =>
  execFileSync('hledger', ['-f', file, ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  });

function askAll(file: string, { month, asOf, dealers, events, paymentDays }: Work) {
  const rows = (...words: string[]): [account: string[], amount: number][] =>
    ask(file, 'balance', '--flat', '--no-total', '--output-format', 'csv', ...words)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','))
      .map(([account = '', amount]) => [account.split(':'), Number(amount)]);
  const dueOf = new Map(
    events
      .filter((event) => event.kind === 'sale')
      .map((event) => [event.document, addDays(event.day, paymentDays)]),
  );
  const period = ['-b', firstDay(month), '-e', firstDay(addMonths(month, 1))];
  const questions: Record<keyof Answers, () => Figures> = {
    month: () =>
      Object.fromEntries(
        rows('Income', ...period).map(([[, dealer, product], amount]) => [
          `${dealer ?? ''} ${product ?? ''}`,
          -amount,
        ]),
      ),
    ageing: () => {
      const aged: Record<string, number> = {};
      for (const [[, dealer, document], open] of rows('Receivable')) {
        const name = `${dealer ?? ''} ${bucketOf(daysBetween(dueOf.get(document) ?? '', asOf))}`;
        aged[name] = (aged[name] ?? 0) + open;
      }
      return aged;
    },
    balance: () => {
      const dealer = dealers[0] ?? '';
      const all = rows(`Receivable:${dealer}`);
      return { [dealer]: all.reduce((sum, [, open]) => sum + open, 0) };
    },
  };
  const [month_, ageing, balance] = [
    timed(questions.month),
    timed(questions.ageing),
    timed(questions.balance),
  ];
  return {
    answers: { month: month_.answer, ageing: ageing.answer, balance: balance.answer },
    milliseconds: { month: month_.ms, ageing: ageing.ms, balance: balance.ms },
  };
}

function bucketOf(late: number): string {
  if (late <= 0) return 'notDue';
  if (late <= 30) return '1-30';
  if (late <= 60) return '31-60';
  return late <= 90 ? '61-90' : 'over90';
}

function timed(question: () => Figures) {
  let answer: Figures = {};
  const taken: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    answer = question();
    taken.push(performance.now() - start);
  }
  return { answer, ms: median(taken) };
}
