import type { Person } from '../service.ts';
import { Book } from './book.ts';
import type { Machine } from './machine.ts';
import type { Tally } from './plan-tally.ts';
import type { RecordCommand, RecordEdit, SendMishap } from './record-commands.ts';
import { readRecord, type RecordRow } from './record-grid.ts';
import { familyOf, RecordHands } from './record-hands.ts';
import { RecordWatch } from './record-watch.ts';
import type { Tab } from './tab.ts';

/** What the programs are run with. */
export interface RecordOffice {
  readonly machine: Machine;
  readonly person: Person;
  readonly dealers: readonly string[];
  readonly tally: Tally;
}

const quiet: SendMishap = { killBefore: null, fates: [], meanwhile: null };

/** A person who records sales and payments in a spreadsheet. */
export class RecordFire {
  private readonly office: RecordOffice;
  private readonly book = new Book('record');
  private readonly watch = new RecordWatch();
  private readonly hands: RecordHands;
  private readonly tabs: Tab[] = [];

  constructor(office: RecordOffice) {
    this.office = office;
    this.hands = new RecordHands(office.dealers);
  }

  /** Opens the record sheet, does what the program says, sends once more, looks at what is left. */
  async run(commands: readonly RecordCommand[]): Promise<void> {
    this.office.tally.programs += 1;
    await this.script('ledgerRecord', quiet, null);
    this.tabs.push(this.book.named('Record'));
    for (const command of commands) {
      const tab = this.tabs[command.tab % this.tabs.length] ?? this.book.opened;
      if ('edit' in command) this.edit(command.edit, tab);
      else
        await this.script(
          command.act === 'send' ? 'ledgerSend' : 'ledgerRecord',
          command.mishap,
          tab,
        );
    }
    for (const tab of this.tabs) {
      const message = await this.script('ledgerSend', quiet, tab);
      if (message.startsWith('!')) throw new Error(`the last sending: ${message}`);
      this.expectSettled(readRecord(tab).rows);
    }
    for (const [family, rows] of this.hands.families) {
      const entries = this.watch.countOf(family);
      if (entries > rows) {
        throw new Error(`double: ${String(rows)} rows of ${family}, ${String(entries)} entries`);
      }
    }
  }

  private edit(edit: RecordEdit, tab: Tab): void {
    this.office.tally.edits += 1;
    const copy = this.hands.make(edit, this.book, tab, readRecord(tab));
    if (copy) this.tabs.push(copy);
  }

  /** Runs an action; what it said, with a ! in front where it failed. */
  private async script(name: string, mishap: SendMishap, tab: Tab | null): Promise<string> {
    const { machine, person, tally } = this.office;
    tally.actions += 1;
    if (tab) this.book.open(tab);
    const before = this.watch.recorded.size;
    let requests = 0;
    const run = await machine.run({ book: this.book, person }, name, [], {
      ...(mishap.killBefore === null ? {} : { killBefore: mishap.killBefore }),
      fate: (number) => mishap.fates[number - 1] ?? 'answered',
      through: (request) => {
        requests += 1;
        if (tab && mishap.meanwhile?.request === requests) this.edit(mishap.meanwhile.edit, tab);
        return this.watch.through(request, this.book);
      },
    });
    tally.kills += run.killed ? 1 : 0;
    tally.lost += mishap.fates.filter((fate) => fate !== 'answered').length;
    tally.stored += this.watch.recorded.size - before;
    if (this.watch.violations.length > 0) throw new Error(this.watch.violations.join('\n'));
    const { ok, message } = (run.result ?? { ok: false, message: run.failure?.message }) as {
      ok: boolean;
      message: string;
    };
    const broken = run.failure !== null || /broke|can’t be found/.test(message);
    if (broken && !run.killed) throw new Error(`${name}: ${message}`);
    return ok ? message : `! ${message}`;
  }

  /** Every row has its answer; what is said to be recorded is, once, as it stands in the row. */
  private expectSettled(rows: readonly RecordRow[]): void {
    const ids = new Set<string>();
    for (const row of rows.filter((one) => familyOf(one) !== '')) {
      const { answer, id } = row;
      if (!/^[✓×]/.test(answer)) throw new Error(`${JSON.stringify(row)} has no answer`);
      if (!answer.startsWith('✓')) continue;
      const entry = this.watch.recorded.get(id);
      if (!entry) throw new Error(`${JSON.stringify(row)} was never recorded`);
      if (row.kind !== 'Payment') continue;
      if (ids.has(id)) throw new Error(`two rows are said to be ${id}`);
      ids.add(id);
      const as = [entry.day, entry.dealerId, String((entry.amount ?? 0) / 100), entry.reference];
      const stands = [row.day, row.dealer, row.paid, row.reference];
      if (as.join() !== stands.join()) {
        throw new Error(`recorded ${as.join()}, in the row ${stands.join()}`);
      }
    }
  }
}
