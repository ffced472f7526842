import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpReply } from '../../api/client.ts';
import { isPlainText } from '../../domain/values/text.ts';
import type { HttpRequest } from '../../local/workbench/protocol/http.ts';
import { corpus } from '../support/corpus.ts';
import { month, startPlanning } from '../support/planning.ts';
import type { Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { throughGateway } from '../support/spreadsheet/gateway.ts';
import { fill } from '../support/spreadsheet/quota-office.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import type { Tab } from '../support/spreadsheet/tab.ts';

/** Texts that the service can hold; the others it refuses, so none of them comes out of it. */
const plain = corpus.filter((text) => text !== '' && isPlainText(text));

let service: Service;
let machine: Machine;
const book = new Book('texts');
const pushed: string[] = [];

beforeAll(async () => {
  service = await startPlanning();
  machine = new Machine(await openOffice('2026-11-23T04:00:00Z'));
});

afterAll(async () => {
  await machine.close();
  await service.stop();
});

type Row = Record<string, unknown>;
interface Page {
  readonly columns: string[];
  readonly rows: unknown[][];
}

/** As many rows as there are texts, each like the first row of the table but for its texts. */
function filled(table: Page, change: (text: string, i: number) => Row): Page {
  const [first = []] = table.rows;
  const like = Object.fromEntries(table.columns.map((name, at) => [name, first[at] ?? null]));
  const rows = plain.map((text, i) => {
    const row = { ...like, ...change(text, i) };
    return table.columns.map((name) => row[name] ?? null);
  });
  return { ...table, rows };
}

const named = (i: number) => `C${String(1000 + i)}`;

/** Answers as the real service does, except that every text that people typed is of the corpus. */
async function disguised(request: HttpRequest): Promise<HttpReply> {
  const path = new URL(request.url).pathname.replace('/api', '');
  if (request.method === 'PATCH') pushed.push(String(request.body));
  const reply = await throughGateway(request);
  const body = JSON.parse(reply.body) as Page & Record<'dealers' | 'lines' | 'support', Page>;
  const answer = (changed: object) => ({ ...reply, body: JSON.stringify({ ...body, ...changed }) });
  const isDealers = new URL(request.url).searchParams.get('tier') === 'dealer';
  if (request.method !== 'GET' || reply.status !== 200) return reply;
  if (path === '/customers' && isDealers) {
    return answer(
      filled(body, (text, i) => ({
        customerId: named(i),
        code: named(i),
        ...{ name: text, town: text, address: text, phone: text, note: text, pinyin: null },
      })),
    );
  }
  if (path === '/products') {
    return answer(
      filled(body, (text, i) => ({
        productId: named(i),
        code: named(i),
        ...{ variety: text, brand: text, specification: text, unit: text },
      })),
    );
  }
  if (path === `/plans/${month}`) {
    const at = (i: number) => ({ dealerId: named(i) });
    return answer({
      dealers: filled(body.dealers, (text, i) => ({
        ...at(i),
        dealerCode: named(i),
        dealerName: text,
        note: text,
      })),
      lines: filled(body.lines, (text, i) => ({ ...at(i), productId: named(0), note: text })),
      support: {
        ...body.support,
        rows: plain.map((text, i) => {
          const row: Row = { ...at(i), kind: 'people', amount: 100, days: 1, note: text };
          return body.support.columns.map((name) => row[name] ?? null);
        }),
      },
    });
  }
  if (path.startsWith('/reports/') || path.startsWith('/rankings/')) {
    return answer(filled(body, (text, i) => ({ dealerId: named(i), dealerName: text })));
  }
  return reply;
}

/** What is typed into the dialogs of the next action, one after the other; the month if nothing. */
const typed: string[] = [];

/** Runs an action; answers what it said. */
async function run(name: string, arg: string | null = null, through = disguised): Promise<string> {
  const answers = () => ({ button: 'OK', text: typed.shift() ?? month }) as const;
  const seat = { book, person: 'admin', answers } as const;
  const { result, failure } = await machine.run(seat, name, arg === null ? [] : [arg], { through });
  expect([name, failure]).toEqual([name, null]);
  return (result as { message: string }).message;
}

/** Every text of a column below its header, and how many of its cells hold formulas. */
function column(tab: Tab, header: string) {
  const [rows, width] = tab.last();
  for (let row = 0; row < 4; row++) {
    for (let at = 0; at < width; at++) {
      if (tab.look(row, at).content.v !== header) continue;
      const cells = Array.from({ length: rows - row - 1 }, (_, i) => tab.look(row + 1 + i, at));
      return {
        texts: cells.map(({ content }) => content.v).filter((v) => v !== undefined && v !== null),
        formulas: cells.filter(({ content }) => content.f).length,
      };
    }
  }
  throw new Error(`no column ${header} in ${tab.facts.name}`);
}

/** What stands in a column is exactly the corpus, in order, as texts. */
function expectTexts(tab: Tab, header: string): void {
  const { texts, formulas } = column(tab, header);
  expect([header, formulas]).toEqual([header, 0]);
  const own = texts.filter((text) => text !== 'Dealer D2');
  expect(own.filter((text, i) => text !== plain[i])).toEqual([]);
  expect(own.length).toBe(plain.length);
}

test('the corpus has more than 300 texts, most of which the service can hold', () => {
  expect(corpus.length).toBeGreaterThan(300);
  expect(plain.length).toBeGreaterThan(200);
});

describe('every text of the corpus arrives in a sheet as that text, never as a formula', () => {
  test('in the list of customers', async () => {
    await run('customersOpen');
    const tab = book.named('Customers');
    for (const header of ['Name', 'Town', 'Address', 'Phone', 'Note']) expectTexts(tab, header);
  });

  test('in the list of products', async () => {
    await run('productsOpen');
    const tab = book.named('Products');
    for (const header of ['Variety', 'Brand', 'Specification']) expectTexts(tab, header);
  });

  test('in the plans: names, and notes of dealers, products and support', async () => {
    await run('plansOpenMonthOf', month);
    const tab = book.named(`Plan ${month}`);
    const notes = column(tab, 'Note');
    expect(notes.formulas).toBe(0);
    expect([...new Set(notes.texts)].sort()).toEqual([...new Set(plain)].sort());
    expect(new Set(column(tab, 'Dealer').texts)).toEqual(new Set(plain));
    expect(column(tab, 'Dealer').formulas).toBe(0);
  });

  test('in the lists behind the record sheet', async () => {
    await run('ledgerRecord');
    const tab = book.named('_ledger');
    expectTexts(tab, 'name');
  });

  test('in receivables', async () => {
    typed.push('');
    await run('ledgerReceivables');
    expectTexts(book.named('Receivables 2026-11-23'), 'Dealer');
  });

  test('in the ranking of dealers', async () => {
    typed.push('');
    await run('ledgerRanking');
    expectTexts(book.named('Ranking 2026-11'), 'Dealer');
  });

  test('in a statement: references and remarks, under a dealer of any name', async () => {
    typed.push('C1000', '');
    await run('ledgerStatement', null, statementOfTexts);
    for (const header of ['Document', 'Remark']) expectTexts(book.opened, header);
  });

  test('in summaries', async () => {
    await run('ledgerByDealer');
    expectTexts(book.named(`Dealers ${month}`), 'Dealer');
  });
});

test('a page for printing shows notes as they are, also those like figures and dates', async () => {
  const texts = ['00123', '1-2', '5%', 'TRUE', '=1+1', '1e5', "'=x", '$5', '-x'];
  for (const [i, note] of texts.entries()) {
    book.open(book.named(`Plan ${month}`));
    book.selection = { sheet: book.opened.facts.id, row: 4, column: 0, rows: 1, columns: 1 };
    await run('plansPrint', null, planOf(note));
    const page = book.opened;
    const [rows] = page.last();
    const shown = Array.from({ length: rows }, (_, row) => page.look(row, 0).content);
    const at = shown.findIndex(({ v }) => v === 'Note');
    expect([i, shown[at + 1]?.v, shown[at + 1]?.f ?? null]).toEqual([i, note, null]);
  }
});

/** The statement of a dealer who paid once for each text, with the text for everything typed. */
async function statementOfTexts(request: HttpRequest): Promise<HttpReply> {
  const asked = request.url.includes('/accounts/C1000');
  if (!asked) return disguised(request);
  const reply = await throughGateway({ ...request, url: request.url.replace('C1000', 'D1') });
  const body = JSON.parse(reply.body) as Record<string, unknown>;
  if (!request.url.includes('/entries')) {
    return { ...reply, body: JSON.stringify({ ...body, dealerName: '=1+1' }) };
  }
  const entries = plain.map((text, i) => ({
    ...{ kind: 'payment', dealerId: 'D1', day: '2026-11-20', version: i + 1, amount: -100 },
    ...{ entryId: `2026-11-20-D1-${String(i).padStart(16, '0')}`, lines: [], allocations: [] },
    ...{ balance: -100, unapplied: 100, creditLimit: null, content: '', hash: '', by: text },
    ...{ at: '2026-11-20T04:00:00.000Z', reference: text, remark: text },
    ...{ owedAfter: -100, settlement: null, reversedBy: null },
    grounds: { price: null, limit: null, exception: null },
  }));
  return { ...reply, body: JSON.stringify({ ...body, entries }) };
}

/** A dealer's plan that says nothing but its note. */
const planOf = (note: string) => (request: HttpRequest) => {
  const match = new RegExp(`/plans/${month}/(\\w+)$`).exec(request.url);
  if (!match) return disguised(request);
  const plan = { dealerId: match[1], month, status: 'draft', version: 0, lines: [], support: [] };
  const body = JSON.stringify({ ...plan, note, baseline: null, changedBy: null, changedAt: null });
  return Promise.resolve({ status: 200, body });
};

describe('what was pulled and not touched is no edit', () => {
  test.each([
    ['customersOpen', 'customersPush', 'Customers'],
    ['productsOpen', 'productsPush', 'Products'],
    ['plansRefresh', 'plansPush', `Plan ${month}`],
  ])('after %s and again after a refresh', async (refresh, push, name) => {
    for (const again of [false, true]) {
      book.open(book.named(name));
      if (again) await run(refresh);
      pushed.length = 0;
      const said = await run(push);
      expect([push, pushed]).toEqual([push, []]);
      expect(said).toBe('Nothing to push: every cell is as it was pulled.');
    }
  });
});

describe('what is said of a cell holds every text as that text', () => {
  const notes = () => {
    const tab = book.named('Customers');
    const [rows, width] = tab.last();
    const header = Array.from({ length: width }, (_, at) => at).find(
      (at) => tab.look(2, at).content.v === 'Note',
    );
    return Array.from({ length: rows - 3 }, (_, i) => tab.look(3 + i, header ?? 0).note);
  };
  /** Answers each cell of a push with an outcome made from a text, in the order of the rows. */
  const outcomes = (of: (text: string) => object) => (request: HttpRequest) => {
    if (request.method !== 'PATCH') return disguised(request);
    const { cells } = JSON.parse(String(request.body)) as { cells: { customerId: string }[] };
    const answered = cells.map(({ customerId }) =>
      of(plain[Number(customerId.slice(1)) - 1000] ?? ''),
    );
    const body = JSON.stringify({ cells: answered, versions: [] });
    return Promise.resolve({ status: 200, body });
  };
  const edited = () => {
    book.open(book.named('Customers'));
    fill(book, 'Note', plain.length, (i) => `typed ${String(i)}`);
  };

  test('a refusal', async () => {
    await run('customersOpen');
    edited();
    const refused = (text: string) => ({
      outcome: 'refused',
      problem: { code: 'value-invalid', message: text },
    });
    await run('customersPush', null, outcomes(refused));
    expect(notes().filter((note, i) => !note.endsWith(plain[i] ?? ''))).toEqual([]);
  });

  test('a conflict, with who was first, in the note and in the dialog', async () => {
    edited();
    const conflict = (text: string) => ({
      ...{ outcome: 'conflict', theirs: text, by: text, at: '2026-11-23T03:00:00.000Z' },
    });
    await run('customersPush', null, outcomes(conflict));
    expect(notes().filter((note, i) => !note.includes(plain[i] ?? ''))).toEqual([]);
    const seat = { book, person: 'admin' } as const;
    const { result } = await machine.run(seat, 'conflictsShow', [], { through: disguised });
    const { conflicts } = result as { conflicts: { theirs: string; by: string }[] };
    expect(conflicts.map(({ theirs }) => theirs)).toEqual(plain);
    expect(conflicts.map(({ by }) => by)).toEqual(plain);
    const tab = book.named('Customers');
    expect(column(tab, 'Note').formulas).toBe(0);
  });
});
