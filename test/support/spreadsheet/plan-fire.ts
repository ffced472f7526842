import type { ConflictsState, ShownConflict } from '../../../sheets-addon/src/conflicts/state.ts';
import type { Person, Service } from '../service.ts';
import { Book } from './book.ts';
import type { Machine } from './machine.ts';
import { callOf } from './plan-call.ts';
import type { Act, Command, Edit, Mishap, Place } from './plan-commands.ts';
import { meant, readPlan, type PlanGrid } from './plan-grid.ts';
import { expectShown, expectTidy } from './plan-guarantees.ts';
import { makeEdit } from './plan-hands.ts';
import { storedCells } from './plan-service.ts';
import type { Tally } from './plan-tally.ts';
import { Told } from './plan-told.ts';
import type { Seat } from './page-services.ts';
import { PlanWatch } from './plan-watch.ts';
import type { Run } from './run.ts';
import type { Tab } from './tab.ts';

const quiet: Mishap = { killBefore: null, fates: [], meanwhile: null };

/** What the programs are run with. */
export interface PlanOffice {
  readonly service: Service;
  /** Two, so that one script can run while the other stands still. */
  readonly machines: readonly [Machine, Machine];
  readonly people: readonly [Person, Person];
  readonly tally: Tally;
}

/** Two people at two spreadsheets with the plans of one month. */
export class PlanFire {
  private readonly office: PlanOffice;
  private readonly month: string;
  private readonly books = [new Book('first'), new Book('second')] as const;
  private readonly told = new Map<Tab, Told>();

  constructor(office: PlanOffice, month: string) {
    this.office = office;
    this.month = month;
  }

  /** Opens the month in both spreadsheets, does what the program says, looks at what is left. */
  async run(commands: readonly Command[]): Promise<void> {
    const { machines, people, tally } = this.office;
    tally.programs += 1;
    for (const [i, book] of this.books.entries()) {
      const seat = { book, person: people[i] ?? people[0] };
      await machines[0].run(seat, 'plansOpenMonthOf', [this.month]);
      this.told.set(book.named(`Plan ${this.month}`), new Told());
    }
    for (const command of commands) {
      if ('edit' in command) this.edit(command.edit);
      else await this.act(command.act, command.mishap);
    }
    await this.settle();
  }

  /** Pushes every tab once more, undisturbed; then nothing may be lost or unsaid. */
  private async settle(): Promise<void> {
    const push = { do: 'push', conflict: 0, putBack: false } as const;
    for (const [book, { length }] of this.books.map((one) => this.tabs(one)).entries()) {
      for (let tab = 0; tab < length; tab++) {
        const said = await this.act({ ...push, on: { person: book, book, tab } }, quiet);
        if (said?.ok !== true) throw new Error(`the last push: ${said?.message ?? 'nothing'}`);
      }
    }
    const { service } = this.office;
    const stored = await storedCells(service, this.month);
    for (const book of this.books) {
      for (const tab of this.tabs(book)) expectTidy(readPlan(tab), this.toldOf(tab), stored);
    }
    for (const [key, value] of stored) {
      const typed = [...this.told.values()].some((told) => told.wasTyped(key, value));
      if (value === meant(key, null)) continue;
      if (!typed) throw new Error(`misplaced: ${key} = ${String(value)} was never typed there`);
    }
  }

  private tabs(book: Book): Tab[] {
    const all = book.names().map((name) => book.named(name));
    return all.filter((tab) => this.told.has(tab));
  }

  private toldOf(tab: Tab): Told {
    const told = this.told.get(tab);
    if (!told) throw new Error(`nothing is known of ${tab.facts.name}`);
    return told;
  }

  private placed({ person, book, tab }: Place) {
    const there = this.books[book] ?? this.books[0];
    const tabs = this.tabs(there);
    const found = tabs[tab % tabs.length];
    if (!found) throw new Error('no plan is open');
    return { book: there, tab: found, person: this.office.people[person] ?? 'admin' };
  }

  private edit(edit: Edit): void {
    this.office.tally.edits += 1;
    const { book, tab } = this.placed(edit.on);
    const before = readPlan(tab);
    const copy = makeEdit(edit, book, tab, before);
    if (copy) this.told.set(copy, new Told(this.toldOf(tab)));
    else this.toldOf(tab).note(before, readPlan(tab));
  }

  /** Runs an action of the add-on and judges what it did; null where there is nothing to do. */
  private async act(act: Act, mishap: Mishap, on = this.office.machines[0]): Promise<Said | null> {
    const { book, tab, person } = this.placed(act.on);
    const before = readPlan(tab);
    const { service, tally } = this.office;
    book.open(tab);
    const called = callOf(act, await this.conflicts(act, { book, person }, on));
    if (called === null) return null;
    tally.actions += 1;
    const told = this.toldOf(tab);
    const watch = new PlanWatch({ service, month: this.month, tally }, { tab, told, before, act });
    const seat = { book, person, answers: answering(act) };
    const run = await on.run(seat, called.name, called.args, {
      ...(mishap.killBefore === null ? {} : { killBefore: mishap.killBefore }),
      fate: (number) => mishap.fates[number - 1] ?? 'answered',
      through: (request) => watch.through(request),
      before: (step) => this.meanwhile(mishap, step, { tab, book }),
    });
    if (watch.violations.length > 0) throw new Error(watch.violations.join('\n'));
    const said = saidBy(run, called.name);
    tally.kills += run.killed ? 1 : 0;
    tally.lost += mishap.fates.filter((fate) => fate !== 'answered').length;
    const certain = said.ok && !run.killed && mishap.meanwhile === null;
    // A price that moved along with its target goes back unseen by the tab's base.
    told.learn(watch.learned, before, certain && act.do !== 'undo');
    if (act.do === 'theirs') for (const key of called.keys) told.took(key, certain);
    if (act.do === 'push') told.forget(missingFrom(before, told));
    if (certain && act.do === 'push') expectShown(readPlan(tab), watch);
    return said;
  }

  /** What the dialog shows to the person before an action settles something. */
  private async conflicts(act: Act, seat: Seat, on: Machine): Promise<readonly ShownConflict[]> {
    if (act.do !== 'mine' && act.do !== 'theirs') return [];
    const { result } = await on.run(seat, 'conflictsShow');
    return (result as ConflictsState).conflicts;
  }

  /** While one script stands still, somebody edits another tab, or runs a script elsewhere. */
  private async meanwhile(
    { meanwhile }: Mishap,
    step: number,
    running: { readonly tab: Tab; readonly book: Book },
  ): Promise<void> {
    if (meanwhile?.step !== step) return;
    const { what } = meanwhile;
    const { tab, book } = this.placed(what.on);
    if (!('conflict' in what)) {
      if (tab !== running.tab) this.edit(what);
    } else if (book !== running.book) await this.act(what, quiet, this.office.machines[1]);
  }
}

interface Said {
  readonly ok: boolean;
  readonly message: string;
}

/** What an action told the person; an action that broke, or lost what it knew, is a violation. */
function saidBy({ result, failure, killed }: Run, name: string): Said {
  const said = (result ?? { ok: false, message: failure?.message ?? '' }) as Said;
  const broken = failure !== null || /broke|not known any more|can’t be found/.test(said.message);
  if (broken && !killed) throw new Error(`${name}: ${failure?.message ?? said.message}`);
  return said;
}

const answering =
  ({ putBack }: Act) =>
  ({ buttons }: { buttons: string }) => {
    const yes = putBack ? 'YES' : 'NO';
    return { button: buttons.startsWith('YES') ? yes : 'OK', text: '' } as const;
  };

/** Rows that the tab was told of and that stand in it no more. */
function missingFrom(grid: PlanGrid, told: Told): string[] {
  const here = new Set(grid.rows.values());
  return told.rows().filter((row) => !here.has(row));
}
