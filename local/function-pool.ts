import type { FunctionProcess } from './function-process.ts';

/** Execution environments of one function, each lent to one event at a time. */
export type FunctionPool = {
  readonly take: () => Promise<FunctionProcess>;
  readonly giveBack: (process: FunctionProcess) => void;
  readonly stop: () => Promise<void>;
};

/** Execution environments per function; on two cores more of them only wait for each other. */
const processesMax = 4;
/** How long an environment that nobody calls is kept: each holds about 27 MB. */
const lastIdleMsMax = 120_000;
const otherIdleMsMax = 20_000;

/** A pool that starts environments when they are first needed and ends those nobody needs. */
export function createFunctionPool(start: () => FunctionProcess): FunctionPool {
  const all = new Set<FunctionProcess>();
  const idle = new Map<FunctionProcess, NodeJS.Timeout>();
  const waiting: ((process: FunctionProcess) => void)[] = [];

  const begin = (): FunctionProcess => {
    const process = start();
    all.add(process);
    return process;
  };
  const end = (process: FunctionProcess): void => {
    idle.delete(process);
    all.delete(process);
    void process.stop();
  };
  const take = async (): Promise<FunctionProcess> => {
    // The one used last is the warmest.
    for (const [process, timer] of [...idle].reverse()) {
      clearTimeout(timer);
      idle.delete(process);
      if (process.isAlive()) return process;
      all.delete(process);
    }
    return all.size < processesMax ? begin() : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (process: FunctionProcess): void => {
    const isAlive = process.isAlive();
    if (!isAlive) all.delete(process);
    const next = waiting.shift();
    if (next !== undefined) next(isAlive ? process : begin());
    else if (isAlive) {
      const ms = all.size > 1 ? otherIdleMsMax : lastIdleMsMax;
      idle.set(process, setTimeout(end, ms, process).unref());
    }
  };
  const stop = async (): Promise<void> => {
    for (const timer of idle.values()) clearTimeout(timer);
    await Promise.all([...all].map((process) => process.stop()));
  };
  return { take, giveBack, stop };
}
