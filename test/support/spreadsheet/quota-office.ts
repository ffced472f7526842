import { clock } from '../../../functions/clock.ts';
import type { HttpRequest } from '../../../local/workbench/protocol/http.ts';
import { loadDealers } from '../many-dealers.ts';
import { month, startPlanning } from '../planning.ts';
import type { Service } from '../service.ts';
import { Book } from './book.ts';
import { put } from './cell.ts';
import { Machine, openOffice, type Office } from './machine.ts';
import type { Run, Usage } from './run.ts';
import { throughGateway, type GatewayAnswer } from './gateway.ts';

/** Someone who works with sheets of a given size. */
export interface SizedOffice {
  /** The spreadsheet that is open. */
  book(): Book;
  /** Goes on in a new spreadsheet. */
  openBook(): void;
  readonly office: Office;
  readonly service: Service;
  /** Grows the company to so many dealers and products. */
  grow(dealers: number, products: number): Promise<void>;
  /** Runs an action that must end well, or that says why it does not. */
  run(
    name: string,
    args?: unknown[],
    through?: (request: HttpRequest) => Promise<GatewayAnswer>,
  ): Promise<{ ok: boolean; message: string; usage: Usage }>;
  stop(): Promise<void>;
}

/** Starts it, with two dealers and two products. */
export async function startSizedOffice(): Promise<SizedOffice> {
  const service = await startPlanning();
  const office = await openOffice('2026-11-23T04:00:00Z');
  clock.now = () => office.now();
  const machine = new Machine(office);
  let book = new Book('sized');
  let first = 0;
  return {
    book: () => book,
    openBook: () => {
      book = new Book('sized');
    },
    office,
    service,
    grow: async (dealers, products) => {
      const size = { dealers, first, products, months: ['2026-10'], territory: 'EAST' };
      await loadDealers(service.db, size);
      first = dealers;
    },
    run: async (name, args = [], through = throughGateway) => {
      const answers = () => ({ button: 'OK', text: month }) as const;
      const run: Run = await machine.run({ book, person: 'admin', answers }, name, args, {
        through,
      });
      if (run.failure) throw new Error(`${name}: ${run.failure.message}`);
      return { ...(run.result as { ok: boolean; message: string }), usage: run.usage };
    },
    stop: async () => {
      await machine.close();
      await service.stop();
    },
  };
}

/** Types into a column of the open tab, from the first row of data on, as often as asked. */
export function fill(book: Book, header: string, count: number, value: (i: number) => unknown) {
  const tab = book.opened;
  const [rows, width] = tab.last();
  const at = Array.from({ length: width }, (_, c) => c).find(
    (c) => tab.look(2, c).content.v === header,
  );
  if (at === undefined) throw new Error(`no column ${header}`);
  let left = count;
  for (let row = 3; row < Math.max(rows, 3 + count) && left > 0; row++) {
    const code = String(tab.look(row, 3).content.v ?? '');
    // In the plans only products have targets; the rows of the record sheet are empty.
    if (code.startsWith('#')) continue;
    left -= 1;
    // A paste that is longer than the tab makes it longer.
    if (row >= tab.describe().rows) tab.insert('rows', row, 100);
    put(tab.cell(row, at), value(count - left) as string | number, book.clock);
  }
}
