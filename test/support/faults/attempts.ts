import type { Db } from '../../../store/dynamo.ts';
import { actor } from './actor.ts';
import type { Turns } from './turns.ts';

/** The part of the SDK's client that decides whether a request is sent again. */
interface Client {
  readonly config: { retryStrategy: () => Promise<RetryStrategy> };
}

interface RetryStrategy {
  refreshRetryTokenForRetry(token: object, info: object): Promise<object>;
  retryBackoffStrategy: Backoff;
}

interface Backoff {
  setDelayBase(ms: number): void;
  computeNextBackoffDelay(attempt: number): number;
}

const atOnce: Backoff = { setDelayBase: () => undefined, computeNextBackoffDelay: () => 0 };

/**
 * Lets the SDK decide about another attempt as it does, but not wait before it: how long it waits
 * matters to nobody. Answers how to undo it.
 */
export function attemptAtOnce(db: Db, turns: Turns): () => void {
  const { config } = db.documents as unknown as Client;
  const original = config.retryStrategy;
  config.retryStrategy = async () => {
    const strategy = await original();
    return Object.assign(Object.create(strategy) as RetryStrategy, {
      retryBackoffStrategy: atOnce,
      refreshRetryTokenForRetry: async (token: object, info: object) => {
        if (!actor()) return strategy.refreshRetryTokenForRetry(token, info);
        turns.expectOne();
        try {
          return await strategy.refreshRetryTokenForRetry.call(waitless(strategy), token, info);
        } catch (error) {
          turns.hasCome();
          throw error;
        }
      },
    });
  };
  return () => {
    config.retryStrategy = original;
  };
}

const waitless = (strategy: RetryStrategy): RetryStrategy =>
  Object.assign(Object.create(strategy) as RetryStrategy, { retryBackoffStrategy: atOnce });
