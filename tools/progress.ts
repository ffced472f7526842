import cliProgress from 'cli-progress';

/** Tells a person, or a program, how far a long task is. */
export interface Progress {
  /** `done` of `total` steps, and what is being done. */
  step(done: number, total: number, message: string): void;
  end(): void;
}

/** A bar on a terminal, a line of JSON each with `--json`, silence where nobody looks. */
export function progress(json: boolean): Progress {
  if (json) {
    return {
      step: (done, total, message) => {
        process.stdout.write(`${JSON.stringify({ done, total, message })}\n`);
      },
      end: () => undefined,
    };
  }
  if (!process.stdout.isTTY) return { step: () => undefined, end: () => undefined };
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}%  {message}',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0, { message: '' });
  return {
    step: (done, total, message) => {
      bar.setTotal(total);
      bar.update(done, { message });
    },
    end: () => {
      bar.stop();
    },
  };
}
