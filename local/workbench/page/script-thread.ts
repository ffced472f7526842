import { CONTROL, CONTROL_BYTES } from '../protocol/messages.ts';
import type { Bundle, Failure, FromScript, ToScript } from '../protocol/messages.ts';
import type { HostCall } from '../protocol/calls.ts';
import type { Handlers } from './handlers.ts';

const BUFFER_BYTES = 4 * 1024 * 1024;

/** What a script's execution came to. */
export type Outcome =
  | { readonly result: unknown; readonly calls: number }
  | { readonly failure: Failure; readonly calls: number };

/** Answers the calls of one batch; the last one's answer is what the script gets. */
export type BatchRunner = (calls: readonly HostCall[], handlers: Handlers) => Promise<unknown>;

/**
 * One script execution in a thread of its own, with fresh globals as at Google. The thread blocks
 * in shared memory while the page answers, because Apps Script is synchronous.
 */
export class ScriptThread {
  /** The functions the bundle defines, once it has been evaluated. */
  readonly ready: Promise<readonly string[]>;
  private readonly worker = new Worker('/worker.js');
  private readonly buffer = new SharedArrayBuffer(CONTROL_BYTES + BUFFER_BYTES);
  private readonly control = new Int32Array(this.buffer, 0, CONTROL_BYTES / 4);
  private readonly data = new Uint8Array(this.buffer, CONTROL_BYTES);
  private readonly runBatch: BatchRunner;
  private readonly handlers: Handlers;
  private reply: Uint8Array = new Uint8Array(0);
  private sent = 0;
  private settle: (outcome: Outcome) => void = () => undefined;
  private ended = false;

  constructor(bundle: Bundle, handlers: Handlers, runBatch: BatchRunner) {
    this.handlers = handlers;
    this.runBatch = runBatch;
    this.ready = new Promise((resolve, reject) => {
      this.worker.onmessage = (event: MessageEvent) => {
        const message = event.data as FromScript;
        if (message.type === 'ready') resolve(message.functions);
        else if (message.type === 'broken') reject(asError(message.failure));
        else this.hear(message);
      };
      this.worker.onerror = (event) => reject(new Error(event.message));
    });
    // Whoever runs the thread looks at `ready`; a spare thread's failure is not an unhandled one.
    this.ready.catch(() => undefined);
    this.tell({ type: 'start', bundle, buffer: this.buffer });
  }

  /** Runs a function or a trigger; always ends with an outcome. */
  async run(message: Exclude<ToScript, { type: 'start' }>): Promise<Outcome> {
    await this.ready;
    return new Promise((resolve) => {
      this.settle = resolve;
      if (!this.ended) this.tell(message);
    });
  }

  /** Stops the thread at once, whatever it is doing. */
  kill(failure: Failure): void {
    this.end({ failure, calls: 0 });
  }

  private end(outcome: Outcome): void {
    this.ended = true;
    this.worker.terminate();
    this.settle(outcome);
  }

  private tell(message: ToScript): void {
    this.worker.postMessage(message);
  }

  private hear(message: Exclude<FromScript, { type: 'ready' | 'broken' }>): void {
    if (this.ended) return;
    switch (message.type) {
      case 'calls':
        void this.answer(message.calls);
        break;
      case 'more':
        this.pump();
        break;
      case 'done':
        this.end({ result: message.result, calls: message.calls });
        break;
      case 'failed':
        this.end({ failure: message.failure, calls: message.calls });
        break;
    }
  }

  private async answer(calls: readonly HostCall[]): Promise<void> {
    let reply: { value: unknown } | { failure: Failure };
    try {
      reply = { value: await this.runBatch(calls, this.handlers) };
    } catch (error) {
      reply = { failure: { name: 'Exception', message: messageOf(error) } };
    }
    if (this.ended) return;
    this.reply = new TextEncoder().encode(JSON.stringify(reply));
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

/** The words of an error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A script's failure as an Error. */
export function asError(failure: Failure): Error {
  const error = new Error(failure.message);
  error.name = failure.name;
  if (failure.stack) error.stack = failure.stack;
  return error;
}
