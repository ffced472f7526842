import type { StoreScope } from '../../../local/workbench/protocol/calls.ts';

/** Whose store is meant. */
interface Owner {
  readonly book: string;
  readonly email: string;
}

/** Google's stores of properties and cached texts, of one script and of all its spreadsheets. */
export class Stores {
  private readonly kept = new Map<string, string>();
  private readonly cachedTexts = new Map<string, string>();
  /** Most characters that one value, and all values of one store, ever had. */
  readonly largest = { property: 0, properties: 0, cached: 0 };

  private name(scope: StoreScope, { book, email }: Owner): string {
    return scope === 'script' ? 'script' : scope === 'user' ? `user ${email}` : `book ${book}`;
  }

  properties(scope: StoreScope, owner: Owner): Record<string, string> {
    const start = `${this.name(scope, owner)}\n`;
    const own = [...this.kept].filter(([key]) => key.startsWith(start));
    return Object.fromEntries(own.map(([key, text]) => [key.slice(start.length), text]));
  }

  setProperties(scope: StoreScope, owner: Owner, changes: Record<string, string | null>): void {
    for (const [key, text] of Object.entries(changes)) {
      const name = `${this.name(scope, owner)}\n${key}`;
      if (text === null) this.kept.delete(name);
      else this.kept.set(name, text);
      this.largest.property = Math.max(this.largest.property, text?.length ?? 0);
    }
    const all = Object.values(this.properties(scope, owner)).join('').length;
    this.largest.properties = Math.max(this.largest.properties, all);
  }

  cached(scope: StoreScope, owner: Owner, keys: readonly string[]): Record<string, string> {
    const found = keys.flatMap((key) => {
      const text = this.cachedTexts.get(`${this.name(scope, owner)}\n${key}`);
      return text === undefined ? [] : [[key, text] as const];
    });
    return Object.fromEntries(found);
  }

  cache(scope: StoreScope, owner: Owner, entries: Record<string, string>): void {
    for (const [key, text] of Object.entries(entries)) {
      this.cachedTexts.set(`${this.name(scope, owner)}\n${key}`, text);
      this.largest.cached = Math.max(this.largest.cached, text.length);
    }
  }

  uncache(scope: StoreScope, owner: Owner, keys: readonly string[]): void {
    for (const key of keys) this.cachedTexts.delete(`${this.name(scope, owner)}\n${key}`);
  }
}
