import type { Given } from '../../../api/client.ts';
import type { AnyRoute } from '../../../api/route.ts';
import { routes } from '../../../api/routes.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { newEntry, newEntryId } from '../ledger.ts';
import type { Step } from '../ledger-programs.ts';
import type { Person } from '../service.ts';
import type { Answer, Trade } from '../trade.ts';
import { Actor, inNameOf, untilKilled } from './actor.ts';
import type { Command, Question } from './program.ts';
import type { StreamPump } from './stream-pump.ts';
import type { Pick } from './turns.ts';

/** The month that programs plan and report. */
export const month = '2026-11';

/** A request and what it was answered; status 0 where the caller was killed and heard nothing. */
export interface Told {
  readonly route: AnyRoute;
  readonly given: Given<AnyRoute>;
  readonly status: number;
  readonly body: string;
  /** Versions of the accounts that had been answered as recorded before it was sent. */
  readonly floor: ReadonlyMap<string, number>;
}

/** Where a program happens: its dealers, its two territories. */
export interface Place {
  readonly dealers: readonly string[];
  readonly territories: Readonly<Record<'A' | 'B', string>>;
}

/** What is done in a program, and everything that was answered. */
export class Session {
  readonly told: Told[] = [];
  readonly place: Place;
  /** Requests of entries, as they were sent. */
  readonly posted: (readonly NewEntry[])[] = [];
  private readonly trade: Trade;
  private readonly pump: StreamPump;
  private readonly pick: Pick;
  private readonly killed: number;
  private readonly recorded = new Map<string, number>();
  private readonly known: NewEntry[] = [];

  constructor(trade: Trade, pump: StreamPump, place: Place, pick: Pick, killed: number) {
    this.trade = trade;
    this.pump = pump;
    this.place = place;
    this.pick = pick;
    this.killed = killed;
  }

  /** Does one command in the name of someone who may be killed meanwhile. */
  async does(command: Command): Promise<void> {
    const dies = this.killed > 0 && this.pick(this.killed) === 0;
    const actor = new Actor(dies ? 1 + this.pick(16) : null);
    await untilKilled(actor, () => this.act(command));
  }

  /** Sends every request of entries again, by someone to whom nothing happens. */
  async surely(): Promise<void> {
    for (const entries of [...this.posted]) {
      await inNameOf(new Actor(), () => this.post(entries));
    }
  }

  private async act(command: Command): Promise<void> {
    const dealerId = this.place.dealers[command.dealer] ?? '';
    if ('post' in command) {
      await this.post(command.post.map((step) => this.entryOf(step, dealerId)));
    } else if ('again' in command) {
      const before = this.posted[command.again % this.posted.length] ?? [];
      const entries = command.twisted ? before.map((e) => ({ ...e, remark: 'Twisted' })) : before;
      if (entries.length > 0) await this.post(entries);
    } else if ('see' in command) await this.see(command.see, dealerId);
    else if ('pump' in command) await this.pump.pump(command.pump);
    else await this.change(command, dealerId);
  }

  private entryOf(step: Step, dealerId: string): NewEntry {
    if ('entry' in step) {
      const { day } = step.entry;
      return { ...step.entry, dealerId, entryId: newEntryId(day, dealerId) };
    }
    const own = this.known.filter((entry) => entry.dealerId === dealerId);
    const reverses = own[step.reverse % own.length]?.entryId ?? newEntryId('2026-11-23', dealerId);
    return newEntry('correction', { dealerId, reverses, reason: 'As it happens' });
  }

  private async post(entries: readonly NewEntry[]): Promise<void> {
    this.posted.push(entries);
    const body = { entries: [...entries] };
    const told = await this.ask(routes.accounts.postEntries, { body }, 'admin');
    if (told.status !== 200) return;
    const { answers } = JSON.parse(told.body) as { answers: Answer[] };
    for (const [i, answer] of answers.entries()) {
      const entry = entries[i];
      if (answer.outcome !== 'recorded' || !entry) continue;
      const { dealerId } = entry;
      this.known.push(entry);
      this.recorded.set(dealerId, Math.max(answer.version, this.recorded.get(dealerId) ?? 0));
    }
  }

  private async see(question: Question, dealerId: string): Promise<void> {
    const params = { dealerId };
    const days = { from: '2026-01-01', to: '2026-12-31' };
    const territory = this.place.territories[this.pick(2) === 0 ? 'A' : 'B'];
    switch (question) {
      case 'account':
        return void (await this.ask(routes.accounts.getAccount, { params }, 'director'));
      case 'statement':
        await this.ask(routes.accounts.listEntries, { params, query: days }, 'director');
        return;
      case 'open items':
        return void (await this.ask(routes.accounts.listOpenItems, { params }, 'director'));
      case 'receivables':
        await this.ask(routes.reports.getReceivables, { query: { territory } }, 'director');
        return;
      case 'report': {
        const asked = { params: { month }, query: { territory } };
        await this.ask(routes.reports.getReport, asked, 'director');
        return;
      }
      case 'plan':
        await this.ask(routes.plans.getPlan, { params: { month, dealerId } }, 'director');
    }
  }

  private async change(command: Command, dealerId: string): Promise<void> {
    const params = { month, dealerId };
    if ('push' in command) {
      const mine = command.row === '*' ? `Note ${String(command.push)}` : command.push;
      const field = command.row === '*' ? ('note' as const) : ('quantity' as const);
      const kept = await this.ask(routes.plans.getPlan, { params }, 'planner');
      const cell = { row: command.row, field, base: baseIn(kept, command.row), mine };
      await this.ask(routes.plans.pushPlan, { params, body: { cells: [cell] } }, 'planner');
    } else if ('act' in command) {
      const route = routes.plans[`${command.act}Plan`];
      const body = command.act === 'reject' ? { reason: 'Too low' } : undefined;
      const as = command.act === 'approve' || command.act === 'reject' ? 'director' : 'planner';
      await this.ask(route, { params, ...(body ? { body } : {}) }, as);
    } else if ('limit' in command) {
      const body = { creditLimit: command.limit * 100, reason: 'Season' };
      const given = { params: { customerId: dealerId }, body };
      await this.ask(routes.customers.requestCreditLimit, given, 'planner');
    } else if ('decide' in command) await this.decide(command.decide, dealerId);
    else await this.changeTerms(command, dealerId);
  }

  private async decide(decision: 'approve' | 'reject', dealerId: string): Promise<void> {
    const list = await this.ask(routes.approvals.listApprovals, {}, 'director');
    if (list.status !== 200) return;
    const { approvals } = JSON.parse(list.body) as {
      approvals: { approvalId: string; dealerId: string }[];
    };
    for (const { approvalId } of approvals.filter((each) => each.dealerId === dealerId)) {
      const body = decision === 'reject' ? { body: { reason: 'Too much' } } : {};
      const given = { params: { approvalId }, ...body } as Given<AnyRoute>;
      await this.ask(routes.approvals[decision], given, 'director');
    }
  }

  private async changeTerms(command: Command, customerId: string): Promise<void> {
    const params = { customerId };
    const read = await this.ask(routes.customers.getCustomer, { params }, 'admin');
    if (read.status !== 200) return;
    const { version } = JSON.parse(read.body) as { version: number };
    const terms =
      'paymentDays' in command
        ? { paymentDays: command.paymentDays }
        : { territory: 'move' in command ? this.place.territories[command.move] : '' };
    const note = `By ${newEntryId('2026-11-23', customerId)}`;
    const body = { version, ...terms, note };
    await this.ask(routes.customers.changeCustomer, { params, body }, 'admin');
  }

  /** Sends a request and keeps the answer; that there was none, where the caller was killed. */
  private async ask<R extends AnyRoute>(route: R, given: Given<R>, as: Person): Promise<Told> {
    const asked = { route, given: given as Given<AnyRoute>, floor: new Map(this.recorded) };
    const unheard: Told = { ...asked, status: 0, body: '' };
    const at = this.told.push(unheard) - 1;
    const { status, body } = await this.trade.send(route, given, as);
    return (this.told[at] = { ...asked, status, body });
  }
}

/** What the plan holds in the cell that is about to be edited, as far as the caller could see. */
function baseIn({ status, body }: Told, row: string): string | number | null {
  if (status !== 200) return null;
  const plan = JSON.parse(body) as {
    lines: { productId: string; quantity: number }[];
    note: string | null;
  };
  if (row === '*') return plan.note;
  return plan.lines.find((line) => line.productId === row)?.quantity ?? null;
}
