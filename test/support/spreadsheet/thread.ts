import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import vm from 'node:vm';
import type { FromScript, ToScript } from '../../../local/workbench/protocol/messages.ts';

/** What a thread is started with. */
export interface ThreadData {
  /** The workbench's own host of Apps Script, bundled for a script thread. */
  readonly host: string;
  /** Milliseconds by which the scripts' clock is ahead of the machine's; sleeping adds to it. */
  readonly ahead: SharedArrayBuffer;
}

/**
 * A thread in which scripts run one after the other, each in a bare context of V8 with globals of
 * its own. The workbench's host runs in that context as it does in a browser's worker; only sleep
 * takes no time: it moves the clock.
 */
const { host, ahead } = workerData as ThreadData;
const clock = new Float64Array(ahead);
const compiled = new vm.Script(host, { filename: 'host.js' });

/** A Date ahead of the machine’s, made inside the context so that it is the script’s own. */
const lateDate = `globalThis.Date = class extends Date {
  constructor(...given) { if (given.length === 0) super(Date.now()); else super(...given); }
  static now() { return super.now() + aheadBy(); }
}`;

type Listener = (event: { data: ToScript }) => void;

function freshScript(): Listener {
  let listener: Listener = () => undefined;
  const context = vm.createContext({
    aheadBy: () => clock[0] ?? 0,
    postMessage: (message: FromScript) => parentPort?.postMessage(message),
    addEventListener: (_type: string, heard: Listener) => (listener = heard),
    crypto: { randomUUID: uuid },
    TextEncoder,
    TextDecoder,
    btoa,
    atob,
    Atomics: {
      store: Atomics.store,
      load: Atomics.load,
      wait: (array: Int32Array, at: number, value: number, milliseconds?: number) => {
        if (milliseconds === undefined) return Atomics.wait(array, at, value);
        clock[0] = (clock[0] ?? 0) + milliseconds;
        return 'timed-out';
      },
    },
  });
  vm.runInContext(lateDate, context);
  compiled.runInContext(context);
  return listener;
}

function uuid(): string {
  const hex = randomBytes(16).toString('hex');
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
}

let script: Listener | null = null;

parentPort?.on('message', (message: ToScript) => {
  if (message.type === 'start') script = freshScript();
  script?.({ data: message });
});
