import { Worker } from 'node:worker_threads';
import type { FunctionLog } from './function-log.ts';

/** How one function runs; read from the template. */
export type FunctionSpec = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly folder: string;
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
};

/** Why an invocation gave no answer, as Lambda would report it. */
export class FunctionFailure extends Error {
  constructor(errorType: string, message: string, trace?: string) {
    super(message);
    this.name = errorType;
    if (trace !== undefined) this.stack = trace;
  }
}

/** One execution environment: runs one event at a time, and keeps what it has loaded. */
export type FunctionProcess = {
  /** Answers the reply as JSON text, or rejects with a FunctionFailure. */
  readonly run: (event: string, requestId: string) => Promise<string>;
  /** False once it timed out or crashed: it must not be used again. */
  readonly isAlive: () => boolean;
  readonly stop: () => Promise<unknown>;
};

type Message =
  | { kind: 'ready' }
  | { kind: 'reply'; payload: string }
  | { kind: 'failure'; failure: { errorType: string; errorMessage: string; trace?: string } };

/** Loading a bundle may take this long; Lambda gives ten seconds, on a machine of its own. */
const loadTimeoutMs = 30_000;

/** Starts an execution environment. It loads the bundle at once and in the background. */
export function startFunctionProcess(spec: FunctionSpec, log: FunctionLog): FunctionProcess {
  const worker = startWorker(spec, log);
  let isAlive = true;
  const died = (): void => {
    isAlive = false;
  };
  worker.once('error', died).once('exit', died);
  const loaded = nextMessage(worker, loadTimeoutMs);
  loaded.catch(died);

  const run = async (event: string, requestId: string): Promise<string> => {
    await loaded;
    const answer = nextMessage(worker, spec.timeoutMs);
    // Ending the thread takes a moment, in which nobody may be given it.
    answer.catch(died);
    worker.postMessage({ event, context: contextOf(spec, requestId) });
    const message = await answer;
    if (message.kind === 'reply') return message.payload;
    if (message.kind === 'ready') throw new FunctionFailure('Runtime.Unknown', 'No answer');
    const { errorType, errorMessage, trace } = message.failure;
    throw new FunctionFailure(errorType, errorMessage, trace);
  };
  const stop = (): Promise<unknown> => {
    died();
    return worker.terminate();
  };
  return { run, isAlive: () => isAlive, stop };
}

function startWorker(spec: FunctionSpec, log: FunctionLog): Worker {
  const worker = new Worker(new URL('./function-worker.mjs', import.meta.url), {
    name: spec.name,
    env: spec.environment,
    workerData: { folder: spec.folder, handler: spec.handler },
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  log.follow(spec.name, worker.stdout);
  log.follow(spec.name, worker.stderr);
  return worker;
}

/** What the worker says next; rejects when it dies, or is ended because it took too long. */
function nextMessage(worker: Worker, timeoutMs: number): Promise<Message> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      outcome();
    };
    const fail = (type: string, message: string, trace?: string): void =>
      settle(() => reject(new FunctionFailure(type, message, trace)));
    const onMessage = (message: Message): void => settle(() => resolve(message));
    const onError = (error: unknown): void => {
      if (error instanceof Error) fail(error.name, error.message, error.stack);
      else fail('Runtime.Unknown', String(error));
    };
    const onExit = (code: number): void =>
      fail('Runtime.ExitError', `Runtime exited with error: exit status ${code}`);
    const timer = setTimeout(() => {
      fail('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
      void worker.terminate();
    }, timeoutMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function contextOf(spec: FunctionSpec, requestId: string): Record<string, unknown> {
  return {
    functionName: spec.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: spec.arn,
    memoryLimitInMB: String(spec.memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${spec.name}`,
    logStreamName: 'local',
    deadline: Date.now() + spec.timeoutMs,
  };
}
