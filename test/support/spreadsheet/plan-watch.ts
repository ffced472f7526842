import type { HttpReply } from '../../../api/client.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { HttpRequest } from '../../../local/workbench/protocol/http.ts';
import type { Service } from '../service.ts';
import { throughGateway } from './gateway.ts';
import type { Act } from './plan-commands.ts';
import { meant, readPlan, type PlanGrid } from './plan-grid.ts';
import { storedCells } from './plan-service.ts';
import type { Tally } from './plan-tally.ts';
import type { Learned, Told } from './plan-told.ts';
import type { Tab } from './tab.ts';

/** A cell as it is pushed. */
interface Pushed {
  readonly dealerId: string;
  readonly row: string;
  readonly field: string;
  readonly base: Cell;
  readonly mine: Cell;
}

interface Answer {
  readonly outcome: 'taken' | 'same' | 'conflict' | 'refused';
  readonly theirs?: Cell;
}

/** The tab that a script works on: what it was told, and how it stood when the script began. */
interface Watched {
  readonly tab: Tab;
  readonly told: Told;
  readonly before: PlanGrid;
  readonly act: Act;
}

/**
 * Stands at the service's door while a script runs. What is pushed must stand in the row it is
 * pushed for, must have been typed there, and must carry a base that the tab was told.
 */
export class PlanWatch {
  /** What the script learned, in order. */
  readonly learned: Learned[] = [];
  /** Cells that were refused. */
  readonly refused = new Set<string>();
  /** What was wrong with what was pushed. */
  readonly violations: string[] = [];
  private readonly at: { readonly service: Service; readonly month: string; tally: Tally };
  private readonly watched: Watched;

  constructor(at: PlanWatch['at'], watched: Watched) {
    this.at = at;
    this.watched = watched;
  }

  /** Lets a request through and keeps what it does; an undo must find what it takes back. */
  async through(request: HttpRequest): Promise<HttpReply> {
    const isPush = request.method === 'PATCH';
    const { cells = [] } = (isPush ? JSON.parse(String(request.body)) : {}) as { cells?: Pushed[] };
    for (const cell of cells) {
      const wrong = this.wrongWith(cell);
      if (wrong !== null) this.violations.push(wrong);
    }
    const { service, month } = this.at;
    const isUndo = isPush && this.watched.act.do === 'undo';
    const stood = isUndo ? await storedCells(service, month) : null;
    const reply = await throughGateway(request);
    if (request.method === 'GET' && request.url.endsWith(`/plans/${month}`)) {
      this.learned.push({ what: 'pulled', stored: await storedCells(service, month) });
    }
    if (isPush && reply.status === 200) {
      const answers = (JSON.parse(reply.body) as { cells: Answer[] }).cells;
      if (stood) this.judgeUndo(cells, answers, stood);
      cells.forEach((cell, i) => {
        this.hear(cell, answers[i]);
      });
    }
    return reply;
  }

  /** An undo sets all back or nothing, and only cells that hold what the push stored. */
  private judgeUndo(
    cells: readonly Pushed[],
    answers: readonly Answer[],
    stood: ReadonlyMap<string, Cell>,
  ): void {
    const taken = cells.filter((_, i) => answers[i]?.outcome === 'taken');
    this.at.tally.undone += taken.length;
    const isWhole = answers.every(({ outcome }) => outcome === 'taken' || outcome === 'same');
    if (taken.length > 0 && !isWhole) this.violations.push('an undo set back a part only');
    for (const cell of taken) {
      const key = keyOf(cell);
      const now = stood.get(key) ?? meant(key, null);
      if (now !== meant(key, cell.base)) {
        this.violations.push(`lost: ${key} = ${String(now)} of somebody was undone`);
      }
    }
  }

  private wrongWith({ base, mine, ...cell }: Pushed): string | null {
    const { told, before, tab, act } = this.watched;
    const key = keyOf(cell);
    if (act.do === 'undo') {
      const own = told.wasPushed(act.on.person, key, meant(key, mine), meant(key, base));
      // A price goes back with the target that brought it or took it away.
      return own || key.endsWith(' price') ? null : `undone: ${key} was no push of that person`;
    }
    const row = key.slice(0, key.lastIndexOf(' '));
    const stands = [before, readPlan(tab)].some((grid) =>
      grid.cells.some((one) => one.key === key && one.value === meant(key, mine)),
    );
    if (!stands) return `misplaced: ${key} = ${String(mine)} does not stand there`;
    if (before.twice.has(row)) return `${row} stands twice and was pushed`;
    const known = meant(key, base);
    if (told.base(key).has(known) || (act.do === 'mine' && told.other(key) === known)) return null;
    const all = [...told.base(key)].map(String).join(', ');
    return `base: ${key} was pushed on ${String(base)}, was told ${all}`;
  }

  private hear(cell: Pushed, answer: Answer | undefined): void {
    const key = keyOf(cell);
    const { tally } = this.at;
    if (answer?.outcome === 'conflict') {
      tally.conflicts += 1;
      this.learned.push({ what: 'conflict', key, theirs: answer.theirs ?? null });
      return;
    }
    if (answer?.outcome === 'refused') {
      this.refused.add(key);
      return;
    }
    const { act, told } = this.watched;
    if (answer?.outcome === 'taken' && act.do !== 'undo') {
      tally.stored += 1;
      told.pushed(act.on.person, key, meant(key, cell.base), meant(key, cell.mine));
      if (!this.watched.told.wasTyped(key, meant(key, cell.mine))) {
        this.violations.push(`misplaced: ${key} = ${String(cell.mine)} was stored, never typed`);
      }
    }
    if (answer) this.learned.push({ what: 'stored', key, mine: meant(key, cell.mine) });
  }
}

const keyOf = ({ dealerId, row, field }: Pick<Pushed, 'dealerId' | 'row' | 'field'>): string =>
  `${dealerId}|${row} ${field}`;
