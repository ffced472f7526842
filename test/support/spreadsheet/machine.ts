import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { CONTROL, CONTROL_BYTES } from '../../../local/workbench/protocol/messages.ts';
import type { Bundle, FromScript, ToScript } from '../../../local/workbench/protocol/messages.ts';
import type { HostCall } from '../../../local/workbench/protocol/calls.ts';
import { addonBundle, addonPages, hostBundle } from './bundles.ts';
import { Page, type Trouble } from './page.ts';
import type { Seat } from './page-services.ts';
import { Stores } from './stores.ts';
import type { ThreadData } from './thread.ts';
import type { Run } from './run.ts';

type Outcome = Pick<Run, 'result' | 'failure'>;

const bufferBytes = 4 * 1024 * 1024;

/** What the scripts of one test share: the add-on, its stores, and a clock. */
export interface Office {
  readonly host: string;
  readonly addon: Bundle;
  readonly pages: ReadonlyMap<string, string>;
  readonly stores: Stores;
  readonly ahead: SharedArrayBuffer;
  /** Milliseconds since 1970 by the scripts' clock. */
  now(): number;
  /** Lets time pass for the scripts. */
  pass(milliseconds: number): void;
}

/** Builds the add-on and opens an office whose clock shows the given instant. */
export async function openOffice(instant: string): Promise<Office> {
  const [host, addon, pages] = await Promise.all([hostBundle(), addonBundle(), addonPages()]);
  const ahead = new SharedArrayBuffer(8);
  const clock = new Float64Array(ahead);
  clock[0] = Date.parse(instant) - Date.now();
  return {
    host,
    addon,
    pages,
    ahead,
    stores: new Stores(),
    now: () => Date.now() + (clock[0] ?? 0),
    pass: (milliseconds) => {
      clock[0] = (clock[0] ?? 0) + milliseconds;
    },
  };
}

/**
 * One script thread: runs functions of the real bundle one after the other, each with fresh
 * globals. While the page answers, the thread stands still, as Apps Script does.
 */
export class Machine {
  private readonly office: Office;
  private readonly thread: Worker;
  private readonly buffer = new SharedArrayBuffer(CONTROL_BYTES + bufferBytes);
  private readonly control = new Int32Array(this.buffer, 0, CONTROL_BYTES / 4);
  private readonly data = new Uint8Array(this.buffer, CONTROL_BYTES);
  private reply: Uint8Array = new Uint8Array(0);
  private sent = 0;
  private hear: (message: FromScript) => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(office: Office) {
    this.office = office;
    const workerData: ThreadData = { host: office.host, ahead: office.ahead };
    this.thread = new Worker(path.join(import.meta.dirname, 'thread.ts'), {
      workerData,
      execArgv: [],
    });
    this.thread.on('message', (message: FromScript) => {
      this.hear(message);
    });
    this.thread.on('error', (error) => {
      this.fail(error);
    });
  }

  /** Runs a function of the bundle for someone at a spreadsheet and says what came of it. */
  async run(seat: Seat, name: string, args: unknown[] = [], trouble: Trouble = {}): Promise<Run> {
    const page = new Page(seat, this.office, trouble);
    const ended = new Promise<Outcome>((resolve, reject) => {
      this.fail = reject;
      this.hear = (message) => {
        if (message.type === 'calls') void this.answer(page, message.calls);
        else if (message.type === 'more') this.pump();
        else if (message.type === 'ready') this.tell({ type: 'run', name, args });
        else if (message.type === 'broken') reject(new Error(message.failure.message));
        else if (message.type === 'failed') resolve({ result: null, failure: message.failure });
        else resolve({ result: message.result, failure: null });
      };
    });
    this.tell({ type: 'start', bundle: this.office.addon, buffer: this.buffer });
    return page.ended(await ended);
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.thread.terminate();
  }

  private tell(message: ToScript): void {
    this.thread.postMessage(message);
  }

  private async answer(page: Page, calls: readonly HostCall[]): Promise<void> {
    let answer: object;
    try {
      answer = { value: await page.answer(calls) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer = { failure: { name: 'Exception', message } };
    }
    this.reply = new TextEncoder().encode(JSON.stringify(answer));
    this.sent = 0;
    this.pump();
  }

  private pump(): void {
    const size = Math.min(this.data.length, this.reply.length - this.sent);
    this.data.set(this.reply.subarray(this.sent, this.sent + size));
    this.sent += size;
    Atomics.store(this.control, CONTROL.chunk, size);
    Atomics.store(this.control, CONTROL.total, this.reply.length);
    Atomics.store(this.control, CONTROL.ready, 1);
    Atomics.notify(this.control, CONTROL.ready);
  }
}
