import type { Account, Head } from '../../domain/account.ts';
import { genesis } from '../../domain/chain.ts';
import { newCompany } from '../../domain/company.ts';
import { entryId, type Entry } from '../../domain/entry.ts';
import type { NewEntry, NewLine } from '../../domain/new-entry.ts';
import { newAccount, OpeningTerms } from '../../domain/opening-terms.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { post, type PostingContext, type PostingReason } from '../../domain/posting.ts';
import type { Product } from '../../domain/product.ts';
import { sha256 } from '../../store/sha256.ts';

/** The business day that tests take for today, unless they say otherwise. */
export const today = '2026-11-23';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let made = 0;

/** An id for an entry that no other entry of the test run has. */
export function newEntryId(day: string, dealerId: string): string {
  let [rest, random] = [++made, ''];
  for (let i = 0; i < 16; i++) {
    random = (alphabet[rest % 32] ?? '') + random;
    rest = Math.floor(rest / 32);
  }
  return entryId(day, dealerId, random);
}

type Kind = NewEntry['kind'];
type Given<K extends Kind> = Omit<
  Extract<NewEntry, { kind: K }>,
  'kind' | 'entryId' | 'dealerId' | 'day'
> & { entryId?: string; dealerId?: string; day?: string };

/** An entry as a caller sends it: of today and of dealer D1 unless said otherwise. */
export function newEntry<K extends Kind>(kind: K, given: Given<K>): Extract<NewEntry, { kind: K }> {
  const { day = today, dealerId = 'D1' } = given;
  const id = given.entryId ?? newEntryId(day, dealerId);
  return { ...given, kind, dealerId, day, entryId: id } as unknown as Extract<
    NewEntry,
    { kind: K }
  >;
}

/** Goods for exactly this amount: tea costs 1.00 a bottle. */
export const worth = (amount: number): NewLine[] => [{ productId: 'TEA', quantity: amount / 100 }];

export function aProduct(given: Partial<Product> = {}): Product {
  return {
    productId: 'TEA',
    code: 'TEA',
    variety: 'Tea',
    brand: 'Spring',
    specification: '500 ml × 15',
    unit: 'bottle',
    caseSize: 15,
    active: true,
    pinyin: '',
    prices: { STD: [{ from: '2020-01-01', price: 100, per: 1 }] },
    version: 1,
    changedAt: '2026-01-01T00:00:00.000Z',
    changedBy: 'M1',
    ...given,
  };
}

export const anOpening = (terms: Partial<OpeningTerms> = {}): OpeningTerms => ({
  dealerId: 'D1',
  creditLimit: null,
  paymentDays: 30,
  territory: 'E',
  priceList: null,
  blocked: false,
  at: '2026-01-01T00:00:00.000Z',
  ...terms,
});

export function anAccount(terms: Partial<Head> = {}): Account {
  const opening = OpeningTerms.strip().parse({ ...anOpening(), ...terms });
  const account = newAccount(opening, terms.hash ?? genesis(opening, sha256));
  return { ...account, head: { ...account.head, ...terms } };
}

export const aContext = (given: Partial<PostingContext> = {}): PostingContext => ({
  by: 'M1',
  roles: ['admin'],
  at: '2026-11-23T08:00:00.000Z',
  today,
  policies: newCompany.policies,
  currency: 'CNY',
  products: new Map([['TEA', aProduct()]]),
  hash: sha256,
  ...given,
});

/** A ledger of one account in memory, on which entries are posted one after the other. */
export class MemoryLedger {
  account: Account;
  readonly context: PostingContext;
  constructor(terms: Partial<Head> = {}, context: Partial<PostingContext> = {}) {
    this.account = anAccount(terms);
    this.context = aContext(context);
  }

  /** Posts an entry; answers the recorded entry, or the refusal. */
  post(entry: NewEntry, more: Partial<PostingContext> = {}): Outcome<Entry, PostingReason> {
    const outcome = post(this.account, entry, { ...this.context, ...more });
    if (!outcome.ok) return outcome;
    if (outcome.facts.repeated) return { ok: true, facts: outcome.facts.entry };
    this.account = outcome.facts.posted.account;
    return { ok: true, facts: outcome.facts.posted.entry };
  }

  /** Posts an entry that must be taken. */
  recorded(entry: NewEntry): Entry {
    const outcome = this.post(entry);
    if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
    return outcome.facts;
  }

  get head(): Head {
    return this.account.head;
  }

  /** Open amount by document. */
  get open(): Record<string, number> {
    const open = [...this.account.documents.values()].filter((d) => d.open > 0);
    return Object.fromEntries(open.map((d) => [d.document, d.open]));
  }
}
