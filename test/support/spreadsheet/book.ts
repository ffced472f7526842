import { clockOf, type Clock } from '../../../local/workbench/page/time-zone.ts';
import type { Area } from '../../../local/workbench/protocol/area.ts';
import type { BookFacts } from '../../../local/workbench/protocol/calls.ts';
import type { ProtectionSpec } from '../../../local/workbench/protocol/rules.ts';
import { Tab } from './tab.ts';

/** Size of a new tab, as at Google. */
const [newRows, newColumns] = [1000, 26];

/** A spreadsheet in memory: its tabs in order, what is open, and what its scripts hold. */
export class Book {
  readonly name: string;
  readonly timeZone = 'Asia/Shanghai';
  readonly clock: Clock = clockOf(this.timeZone);
  readonly protections = new Map<string, ProtectionSpec>();
  /** Who holds the spreadsheet's lock. */
  lockedBy: object | null = null;
  selection: Area | null = null;
  private tabs: Tab[];
  private active: Tab;
  private made = 0;

  constructor(name: string) {
    this.name = name;
    this.active = this.newTab('Sheet1');
    this.tabs = [this.active];
  }

  private newTab(name: string, copyOf?: Tab): Tab {
    const id = String(++this.made);
    return copyOf ? copyOf.duplicate(id, name) : new Tab(id, name, newRows, newColumns);
  }

  describe(): BookFacts {
    return {
      id: this.name,
      name: this.name,
      url: `https://sheets.test/${this.name}`,
      timeZone: this.timeZone,
      locale: 'en_US',
      activeSheet: this.active.facts.id,
      sheets: this.tabs.map((tab) => tab.describe()),
    };
  }

  /** The tab with an id; a tab deleted meanwhile is an error, as at Google. */
  tab(id: string): Tab {
    const found = this.tabs.find(({ facts }) => facts.id === id);
    if (!found) throw new Error(`Sheet ${id} not found`);
    return found;
  }

  /** The tab with a name; a test that names none that is there is wrong. */
  named(name: string): Tab {
    const found = this.tabs.find(({ facts }) => facts.name === name);
    if (!found) throw new Error(`no tab ${name}: ${this.names().join(', ')}`);
    return found;
  }

  names(): string[] {
    return this.tabs.map(({ facts }) => facts.name);
  }

  open(tab: Tab): void {
    this.active = tab;
    this.selection = null;
  }

  get opened(): Tab {
    return this.active;
  }

  insert(name: string, index: number | null, copyOf: string | null): Tab {
    const tab = this.newTab(name, copyOf === null ? undefined : this.tab(copyOf));
    this.tabs.splice(index ?? this.tabs.indexOf(this.active) + 1, 0, tab);
    this.open(tab);
    return tab;
  }

  delete(id: string): void {
    const gone = this.tab(id);
    this.tabs = this.tabs.filter((tab) => tab !== gone);
    const [first] = this.tabs;
    if (this.active === gone && first) this.open(first);
  }

  move(id: string, index: number): void {
    const tab = this.tab(id);
    this.tabs = this.tabs.filter((one) => one !== tab);
    this.tabs.splice(index, 0, tab);
  }
}
