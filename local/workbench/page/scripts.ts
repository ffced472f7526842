import type { Bundle, Failure, ToScript } from '../protocol/messages.ts';
import type { Handlers } from './handlers.ts';
import { ScriptThread, asError } from './script-thread.ts';
import type { BatchRunner } from './script-thread.ts';

type Run = Exclude<ToScript, { type: 'start' }>;

/** Google stops a script after six minutes. */
const LONGEST = 6 * 60_000;
/** Scripts at the same time; Google allows 30 a person. */
const AT_ONCE = 4;

/** Calls that change cells, rows or sheets. */
const WRITES = new RegExp(
  '^(cells\\.(write|fill|set|border|merge|unmerge|clear|sort|copy)' +
    '|sheet\\.(insert|delete)|book\\.(insert|delete))',
);

/** One execution that is going on. */
export interface Execution {
  readonly name: string;
  readonly since: number;
}

/** Stands for one execution where it must be told from others. */
export interface Holder {
  /** The function that was called. */
  running: string | null;
  /** Whether it has changed the workbook. */
  wrote: boolean;
}

/** What the pool needs of the page. */
export interface ScriptPage {
  /** Answers for one execution; `holder` stands for it where it must be told from others. */
  handlers(holder: Holder): Handlers;
  readonly runBatch: BatchRunner;
  /** Called when an execution has ended, however. */
  ended(holder: Holder): void;
  /** Called when the list of executions changed. */
  changed(running: readonly Execution[]): void;
  readonly texts: () => { stopped: string; timedOut: string };
}

interface Member {
  readonly thread: ScriptThread;
  readonly holder: Holder;
}

/** Runs the bundle's functions, each in a thread of its own, a few at the same time. */
export class Scripts {
  private readonly bundle: Bundle;
  private readonly page: ScriptPage;
  private spare: Member;
  private readonly running = new Map<Member, Execution>();
  private readonly waiting: (() => void)[] = [];

  constructor(bundle: Bundle, page: ScriptPage) {
    this.bundle = bundle;
    this.page = page;
    this.spare = this.make();
  }

  /** The names of the bundle's functions. */
  functions(): Promise<readonly string[]> {
    return this.spare.thread.ready;
  }

  /** Runs a function by name. */
  call(name: string, args: readonly unknown[]): Promise<unknown> {
    return this.execute(name, { type: 'run', name, args });
  }

  /** Runs a trigger. */
  trigger(message: Extract<Run, { type: 'open' | 'edit' }>): Promise<unknown> {
    return this.execute(message.type === 'open' ? 'onOpen' : 'onEdit', message);
  }

  /** Stops everything that runs. */
  killAll(): void {
    for (const member of this.running.keys()) this.kill(member, this.page.texts().stopped);
  }

  private kill(member: Member, message: string): void {
    const failure: Failure = { name: 'Exception', message };
    member.thread.kill(failure);
  }

  private make(): Member {
    const holder: Holder = { running: null, wrote: false };
    const runBatch: BatchRunner = (calls, handlers) => {
      holder.wrote ||= calls.some(([name]) => WRITES.test(name));
      return this.page.runBatch(calls, handlers);
    };
    return { holder, thread: new ScriptThread(this.bundle, this.page.handlers(holder), runBatch) };
  }

  private async execute(name: string, message: Run): Promise<unknown> {
    while (this.running.size >= AT_ONCE) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const member = this.spare;
    member.holder.running = name;
    this.spare = this.make();
    this.running.set(member, { name, since: performance.now() });
    this.page.changed([...this.running.values()]);
    const limit = setTimeout(() => this.kill(member, this.page.texts().timedOut), LONGEST);
    try {
      const outcome = await member.thread.run(message);
      if ('failure' in outcome) throw asError(outcome.failure);
      return outcome.result;
    } finally {
      clearTimeout(limit);
      this.running.delete(member);
      this.page.ended(member.holder);
      this.page.changed([...this.running.values()]);
      this.waiting.shift()?.();
    }
  }
}
