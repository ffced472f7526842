import type { Handlers } from '../../../local/workbench/page/handlers.ts';
import type { Area } from '../../../local/workbench/protocol/area.ts';
import type { HostCall } from '../../../local/workbench/protocol/calls.ts';
import type { HttpReply, HttpRequest } from '../../../local/workbench/protocol/http.ts';
import type { Office } from './machine.ts';
import { bookCalls } from './page-book.ts';
import { cellCalls } from './page-cells.ts';
import { serviceCalls, type Said, type Seat } from './page-services.ts';
import { throughGateway } from './gateway.ts';
import { noUsage, type Run, type Usage } from './run.ts';

/**
 * What becomes of a request: answered; never received; received and carried out without the
 * answer coming back; refused by a gateway that is too busy; carried out but cut off by one that
 * would not wait.
 */
export type Fate = 'answered' | 'dropped' | 'lost' | 'busy' | 'cut-off';

/** What goes wrong while a script runs. */
export interface Trouble {
  /** The step before which the script is killed, from 1; each request of a fetch is a step too. */
  readonly killBefore?: number;
  /** Told of each step before it is made. */
  readonly before?: (step: number, name: string) => Promise<void> | void;
  /** What becomes of each request, by its number in this run. */
  readonly fate?: (number: number, request: HttpRequest) => Fate;
  /** Stands between the script and the service. */
  readonly through?: typeof throughGateway;
}

class Killed extends Error {}
type AnyHandler = (...args: readonly unknown[]) => unknown;

/** Answers the calls of one script, and keeps account of them. */
export class Page {
  private readonly handlers: Partial<Record<string, AnyHandler>>;
  private readonly trouble: Trouble;
  private readonly seat: Seat;
  private readonly said: Said[] = [];
  private readonly usage: Usage = noUsage();
  private killed = false;

  constructor(seat: Seat, office: Office, trouble: Trouble) {
    this.seat = seat;
    this.trouble = trouble;
    const handlers: Partial<Handlers> = {
      ...bookCalls(seat.book),
      ...cellCalls(seat.book),
      ...serviceCalls(seat, office, this, this.said),
      'http.fetch': (requests) => this.fetch(requests),
    };
    this.handlers = handlers as typeof this.handlers;
  }

  /** Makes the calls of one wait in turn and answers with the last one's result. */
  async answer(calls: readonly HostCall[]): Promise<unknown> {
    this.usage.waits += 1;
    let answer: unknown = null;
    for (const [name, ...args] of calls) {
      await this.step(name);
      const handler = this.handlers[name];
      if (!handler) throw new Error(`this spreadsheet has no ${name}`);
      this.count(name, args);
      answer = await handler(...args);
    }
    return answer;
  }

  /** What the run came to; a lock that the script left behind is freed, as at Google. */
  ended(outcome: Pick<Run, 'result' | 'failure'>): Run {
    const { book } = this.seat;
    if (book.lockedBy === this) book.lockedBy = null;
    return { ...outcome, killed: this.killed, said: this.said, usage: this.usage };
  }

  /** Everything a dead script still tries comes to nothing. */
  private async step(name: string): Promise<void> {
    if (this.killed) throw new Killed('killed');
    this.usage.steps += 1;
    await this.trouble.before?.(this.usage.steps, name);
    if (this.usage.steps !== this.trouble.killBefore) return;
    this.killed = true;
    throw new Killed('killed');
  }

  private count(name: string, [area, values]: readonly unknown[]): void {
    const { usage } = this;
    const { rows = 0, columns = 0 } = (area ?? {}) as Partial<Area>;
    if (name === 'cells.values') usage.cellsRead += rows * columns;
    if (name !== 'cells.write' && name !== 'cells.fill') return;
    usage.cellsWritten += rows * columns;
    for (const value of [values].flat(2)) {
      if (typeof value === 'string') usage.longestCell = Math.max(usage.longestCell, value.length);
    }
  }

  private async fetch(requests: readonly HttpRequest[]): Promise<HttpReply[]> {
    const { usage } = this;
    usage.fetches += 1;
    const replies: HttpReply[] = [];
    for (const request of requests) {
      if (replies.length > 0) await this.step('request');
      usage.requests += 1;
      usage.longestUrl = Math.max(usage.longestUrl, request.url.length);
      usage.longestPayload = Math.max(usage.longestPayload, request.body?.length ?? 0);
      const reply = await this.send(request, this.trouble.fate?.(usage.requests, request));
      if ('text' in reply) usage.longestReply = Math.max(usage.longestReply, reply.text.length);
      replies.push(reply);
    }
    return replies;
  }

  private async send(request: HttpRequest, fate: Fate = 'answered'): Promise<HttpReply> {
    if (fate === 'dropped') return { error: 'never received' };
    if (fate === 'busy')
      return { status: 503, headers: {}, text: '{"code":"busy","title":"Busy"}' };
    const { status, headers = {}, body } = await (this.trouble.through ?? throughGateway)(request);
    if (fate === 'lost') return { error: 'no answer' };
    if (fate === 'cut-off') return { status: 503, headers: {}, text: '{"message":"Unavailable"}' };
    return { status, headers, text: body };
  }
}
