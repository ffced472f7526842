import { setTimeout as wait } from 'node:timers/promises';

/** How waiting before another attempt takes time, and takes chances; tests replace it. */
export const patience = {
  /** Waits so many milliseconds. */
  pause: async (ms: number): Promise<void> => {
    await wait(ms);
  },
  /** Milliseconds since some moment; never goes back. */
  elapsed: (): number => performance.now(),
  /** A number from 0 up to 1, so that those who met part. */
  chance: (): number => Math.random(),
};
