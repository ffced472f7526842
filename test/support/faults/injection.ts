import type { Db } from '../../../store/dynamo.ts';
import { actor } from './actor.ts';
import { attemptAtOnce } from './attempts.ts';
import { faultKinds, faultsOf, isEventual, type Call, type FaultKind } from './kinds.ts';
import { Memory } from './memory.ts';
import { happening, type Happening } from './happening.ts';
import type { Pick, Turns } from './turns.ts';
import { askedBy, received, type WireAnswer, type WireRequest } from './wire.ts';

/** A fault of one command, and how many of its attempts meet it. */
export interface Fault {
  readonly kind: FaultKind;
  readonly attempts: number;
}

/** Says which fault a command meets, if any. */
export type Draw = (call: Call) => Fault | null;

/** The SDK gives up after so many attempts; then the house's own way of trying again begins. */
export const attemptsOfSdk = 4;

/** Faults of these kinds for so many commands in a hundred; one in three lasts for all attempts. */
export const byLot =
  (pick: Pick, percent: number, kinds: readonly FaultKind[] = faultKinds): Draw =>
  (call) => {
    if (pick(100) >= percent) return null;
    const fitting = faultsOf(call).filter((kind) => kinds.includes(kind));
    const kind = fitting[pick(fitting.length)];
    return kind ? { kind, attempts: pick(3) === 0 ? attemptsOfSdk : 1 } : null;
  };

type Send = (args: { request: WireRequest }) => Promise<{ response: unknown }>;

/** The part of the SDK's client that faults are hung into. */
interface Client {
  readonly middlewareStack: {
    add(middleware: unknown, options: object): void;
    remove(name: string): boolean;
  };
}

/** Faults put on the wire between a client of the SDK and its database. */
export class Injection {
  /** How often each kind happened. */
  readonly counts = new Map<FaultKind, number>();
  /** Requests that came to the wire in an actor's name. */
  requests = 0;
  private readonly turns: Turns;
  private readonly draw: Draw;
  private readonly pick: Pick;
  private readonly memory = new Memory();
  private readonly faults = new WeakMap<object, { fault: Fault | null; attempts: number }>();
  private readonly undo: () => void;

  /** Puts them there; calls that are in nobody's name go through untouched. */
  constructor(db: Db, turns: Turns, pick: Pick, draw: Draw) {
    this.turns = turns;
    this.pick = pick;
    this.draw = draw;
    const client = db.documents as unknown as Client;
    const waitAgain = attemptAtOnce(db, turns);
    client.middlewareStack.add(
      (send: Send, context: object) => async (args: { request: WireRequest }) => {
        const by = actor();
        if (!by) return send(args);
        if (this.faults.has(context)) turns.hasCome();
        await by.pass();
        const response = await this.answered(send, args.request, context);
        await by.pass();
        return { response };
      },
      { step: 'deserialize', priority: 'low', name: 'faults' },
    );
    this.undo = () => {
      client.middlewareStack.remove('faults');
      waitAgain();
    };
  }

  /** Takes them away. */
  remove(): void {
    this.undo();
  }

  private async answered(send: Send, request: WireRequest, context: object): Promise<WireAnswer> {
    this.requests++;
    const { turns, pick } = this;
    const call = askedBy(request);
    const arrive = async (asked = request) => {
      const answer = await received((await send({ request: asked })).response);
      await this.remember(send, asked, call, answer);
      return answer;
    };
    const kind = this.faultOf(call, context);
    if (kind === null) return turns.take(arrive);
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    const question = JSON.stringify(call.input);
    const stale = (now: WireAnswer) => this.memory.stale(question, now, pick);
    const how: Happening = { request, call, arrive, turns, pick, stale };
    return happening[kind](how);
  }

  private faultOf(call: Call, context: object): FaultKind | null {
    const known = this.faults.get(context) ?? { fault: this.draw(call), attempts: 0 };
    this.faults.set(context, known);
    return known.attempts++ < (known.fault?.attempts ?? 0) ? (known.fault?.kind ?? null) : null;
  }

  /** Keeps what eventual questions are answered, and after some writes asks them all again. */
  private async remember(
    send: Send,
    request: WireRequest,
    call: Call,
    answer: WireAnswer,
  ): Promise<void> {
    if (isEventual(call)) {
      const ask = async () => received((await send({ request })).response);
      this.memory.keep(JSON.stringify(call.input), ask, answer);
    } else if (/^(Transact|Put|Update)/.test(call.action) && this.pick(8) === 0) {
      await this.memory.lookAround();
    }
  }
}
