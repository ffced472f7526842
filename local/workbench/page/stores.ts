import type { StoreScope } from '../protocol/calls.ts';
import type { SomeHandlers } from './handlers.ts';

type Names =
  | 'properties.all'
  | 'properties.set'
  | 'properties.clear'
  | 'cache.get'
  | 'cache.put'
  | 'cache.remove'
  | 'lock.take'
  | 'lock.release';

/** Whose stores these are. */
export interface StoreOwner {
  readonly workbook: string;
  readonly email: () => string;
}

interface Held {
  readonly holder: object;
}

const TURN = 20;

/** Google's stores: properties in the browser's storage, cache and locks on the page. */
export class Stores {
  private readonly owner: StoreOwner;
  private readonly cache = new Map<string, { text: string; until: number }>();
  private readonly locks = new Map<string, Held>();

  constructor(owner: StoreOwner) {
    this.owner = owner;
  }

  /** Which store a scope means: one per script, per person, or per workbook. */
  private name(scope: StoreScope): string {
    const { email, workbook } = this.owner;
    const whose = scope === 'script' ? '' : scope === 'user' ? `:${email()}` : `:${workbook}`;
    return `workbench:${scope}${whose}`;
  }

  private read(scope: StoreScope): Record<string, string> {
    const text = localStorage.getItem(`${this.name(scope)}:properties`);
    return text === null ? {} : (JSON.parse(text) as Record<string, string>);
  }

  private write(scope: StoreScope, values: Record<string, string>): void {
    localStorage.setItem(`${this.name(scope)}:properties`, JSON.stringify(values));
  }

  /** Sets properties that the local server decides. */
  setDefaults(scope: StoreScope, values: Record<string, string>): void {
    this.write(scope, { ...this.read(scope), ...values });
  }

  /** Deletes all properties of a scope. */
  clear(scope: StoreScope): void {
    localStorage.removeItem(`${this.name(scope)}:properties`);
  }

  /** Frees every lock of a script that has ended, however it ended. */
  releaseAll(holder: object): void {
    for (const [name, held] of this.locks) if (held.holder === holder) this.locks.delete(name);
  }

  /** The answers for one running script; `holder` stands for it. */
  calls(holder: object): SomeHandlers<Names> {
    return {
      'properties.all': (scope) => this.read(scope),
      'properties.set': (scope, changes) => {
        const merged = Object.entries({ ...this.read(scope), ...changes });
        const kept = merged.filter((entry): entry is [string, string] => entry[1] !== null);
        this.write(scope, Object.fromEntries(kept));
        return null;
      },
      'properties.clear': (scope) => {
        this.write(scope, {});
        return null;
      },
      'cache.get': (scope, keys) => {
        const found = keys.flatMap((key) => {
          const entry = this.cache.get(`${this.name(scope)} ${key}`);
          return entry && entry.until > Date.now() ? [[key, entry.text] as const] : [];
        });
        return Object.fromEntries(found);
      },
      'cache.put': (scope, entries, seconds) => {
        const until = Date.now() + seconds * 1000;
        for (const [key, text] of Object.entries(entries)) {
          this.cache.set(`${this.name(scope)} ${key}`, { text, until });
        }
        return null;
      },
      'cache.remove': (scope, keys) => {
        for (const key of keys) this.cache.delete(`${this.name(scope)} ${key}`);
        return null;
      },
      'lock.take': async (scope, milliseconds) => {
        const name = this.name(scope);
        const end = Date.now() + milliseconds;
        for (;;) {
          const held = this.locks.get(name);
          if (!held || held.holder === holder) {
            this.locks.set(name, { holder });
            return true;
          }
          if (Date.now() >= end) return false;
          await new Promise((resolve) => setTimeout(resolve, TURN));
        }
      },
      'lock.release': (scope) => {
        if (this.locks.get(this.name(scope))?.holder === holder) {
          this.locks.delete(this.name(scope));
        }
        return null;
      },
    };
  }
}
