import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Someone in whose name database calls are made. It may be killed at one of its calls: then nothing
 * of it ever goes on, as when a machine is lost.
 */
export class Actor {
  /** Places passed so far: before each call is sent, and after each answer came. */
  places = 0;
  isDead = false;
  /** Resolves when it has been killed. */
  readonly death: Promise<'killed'>;
  private readonly diesAt: number | null;
  private die: () => void = () => undefined;

  constructor(diesAt: number | null = null) {
    this.diesAt = diesAt;
    this.death = new Promise((resolve) => {
      this.die = () => {
        resolve('killed');
      };
    });
  }

  /** Passes a place, or never. */
  async pass(): Promise<void> {
    this.places++;
    if (this.places === this.diesAt) {
      this.isDead = true;
      this.die();
    }
    if (this.isDead) await new Promise<never>(() => undefined);
  }
}

const acting = new AsyncLocalStorage<Actor>();

/** Does something in an actor's name. */
export const inNameOf = <Result>(actor: Actor, work: () => Promise<Result>): Promise<Result> =>
  acting.run(actor, work);

/** The same, where the actor may be killed: then nothing is answered, and `killed` is known. */
export const untilKilled = <Result>(
  actor: Actor,
  work: () => Promise<Result>,
): Promise<Result | 'killed'> => Promise.race([inNameOf(actor, work), actor.death]);

/** Who acts; undefined for whoever only looks on. */
export const actor = (): Actor | undefined => acting.getStore();
