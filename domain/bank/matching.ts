import type { OpenItem } from '../account.ts';
import { entryLimits } from '../entry.ts';
import type { Settlement } from '../new-entry.ts';
import { sum, type Money } from '../values/money.ts';
import type { BankFacts } from './bank-line.ts';

/** Why a dealer is proposed for a line. */
export type MatchedBy = 'document' | 'account' | 'before' | 'name' | 'like-name' | 'amount';

/** What is proposed to be settled, and why just that. */
export type SettlesWhat = 'named' | 'same-amount' | 'oldest-exactly' | 'oldest' | 'nothing-open';

/** A proposal: whose payment a line is, what it settles, why, and how sure that is. */
export interface Proposal {
  readonly dealerId: string;
  readonly settles: readonly Settlement[];
  readonly by: MatchedBy;
  readonly what: SettlesWhat;
  /** In percent. Nothing is ever posted by it. */
  readonly confidence: number;
}

/** A dealer as far as a payment can be known by it. */
export interface Payer {
  readonly dealerId: string;
  readonly name: string;
  /** Its account at a bank and the holder's name; null where nobody entered them. */
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  /** What is open on it, the oldest due first. */
  readonly open: readonly OpenItem[];
}

/** What is known when lines are matched. */
export interface Known {
  readonly payers: readonly Payer[];
  /** Payer, and payer's account, of lines that were confirmed before → whose payment it was. */
  readonly before: ReadonlyMap<string, string>;
}

const sure: Readonly<Record<MatchedBy, number>> = {
  document: 95,
  account: 90,
  before: 90,
  name: 80,
  'like-name': 60,
  amount: 40,
};
const surer: Readonly<Record<SettlesWhat, number>> = {
  named: 0,
  'same-amount': 8,
  'oldest-exactly': 6,
  oldest: -10,
  'nothing-open': -20,
};

/** A name, or a number of an account, without blanks, dots and case. */
export const payerKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,'’"()\-·]/g, '');

/**
 * Proposes for each line, in their order, whose payment it is: by document numbers in its text, by
 * the payer's account, by what was confirmed before, by name, and at last by an amount that is open
 * once in the whole company. What one line is proposed to settle is not proposed again.
 */
export function proposals(lines: readonly BankFacts[], known: Known): (Proposal | null)[] {
  const open = new Map(known.payers.map((p) => [p.dealerId, p.open.map((item) => ({ ...item }))]));
  return lines.map((line) => {
    const found = proposalOf(line, known, open);
    for (const { document, amount } of found?.settles ?? []) {
      const item = open.get(found?.dealerId ?? '')?.find((one) => one.document === document);
      if (item) item.open -= amount;
    }
    return found;
  });
}

type Open = ReadonlyMap<string, OpenItem[]>;

function proposalOf(line: BankFacts, known: Known, open: Open): Proposal | null {
  const named = namedIn(`${line.text} ${line.reference}`, open);
  const payer = payerOf(line, known);
  const chosen = payer && named.size !== 1 ? payer.dealerId : [...named.keys()][0];
  const documents = chosen === undefined ? undefined : named.get(chosen);
  if (chosen !== undefined && documents && (named.size === 1 || payer)) {
    const settles = inTurn(documents, line.amount);
    const agrees = payer === null || payer.dealerId === chosen;
    const exact = sum(documents.map((item) => item.open)) === line.amount;
    const confidence = sure.document + (exact && agrees ? 4 : 0) - (agrees ? 0 : 45);
    return { dealerId: chosen, settles, by: 'document', what: 'named', confidence };
  }
  if (payer) return settling(payer.dealerId, payer.by, line.amount, open.get(payer.dealerId) ?? []);
  const same = [...open].flatMap(([dealerId, items]) =>
    items.filter((item) => item.open === line.amount).map((item) => ({ dealerId, item })),
  );
  const [only] = same;
  if (!only || same.length > 1) return null;
  return settling(only.dealerId, 'amount', line.amount, [only.item]);
}

function payerOf(line: BankFacts, known: Known) {
  const [name, account] = [payerKey(line.payer), payerKey(line.payerAccount)];
  const by = (how: MatchedBy, is: (payer: Payer) => boolean) => {
    const found = known.payers.filter(is);
    return found.length === 1 && found[0] ? { dealerId: found[0].dealerId, by: how } : null;
  };
  const remembered = known.before.get(account) ?? known.before.get(name);
  const isSame = (text: string | null) => text !== null && payerKey(text) === name;
  const isLike = (text: string) =>
    Math.min(text.length, name.length) >= 4 && (text.includes(name) || name.includes(text));
  return (
    (account === ''
      ? null
      : by('account', (p) => p.accountNumber !== null && payerKey(p.accountNumber) === account)) ??
    by('before', (p) => p.dealerId === remembered) ??
    (name === ''
      ? null
      : (by('name', (p) => isSame(p.accountName) || isSame(p.name)) ??
        by('like-name', (p) => isLike(payerKey(p.name)))))
  );
}

/** Open documents named in a text, by dealer; a number that counts has a digit and four places. */
function namedIn(text: string, open: Open): Map<string, OpenItem[]> {
  const said = text.normalize('NFKC').toLowerCase();
  const isNamed = ({ document, open: left }: OpenItem) => {
    const number = document.toLowerCase();
    return left > 0 && number.length >= 4 && /\d/.test(number) && standsIn(said, number);
  };
  const all = [...open].map(([dealerId, items]) => [dealerId, items.filter(isNamed)] as const);
  return new Map(all.filter(([, items]) => items.length > 0));
}

/** True where a number stands in a text by itself, and not only within a longer one. */
function standsIn(text: string, number: string): boolean {
  const parts = text.split(number);
  return parts.some((before, i) => {
    const after = parts[i + 1];
    return after !== undefined && !/[0-9a-z]$/.test(before) && !/^[0-9a-z]/.test(after);
  });
}

/** What a dealer's payment settles: a document of its amount, or the oldest as far as it goes. */
function settling(
  dealerId: string,
  by: MatchedBy,
  amount: Money,
  items: readonly OpenItem[],
): Proposal {
  const open = items.filter((item) => item.open > 0);
  const same = open.find((item) => item.open === amount);
  const settles = inTurn(same ? [same] : open, amount);
  const whole = settles.every(({ document, amount: settled }) =>
    open.some((item) => item.document === document && item.open === settled),
  );
  const isExact = whole && sum(settles.map((each) => each.amount)) === amount;
  const what = same
    ? 'same-amount'
    : open.length === 0
      ? 'nothing-open'
      : isExact
        ? 'oldest-exactly'
        : 'oldest';
  return { dealerId, settles, by, what, confidence: sure[by] + surer[what] };
}

/** Settles items in their order until the amount is used up; at most as many as an entry takes. */
function inTurn(items: readonly OpenItem[], amount: Money): Settlement[] {
  const settles: Settlement[] = [];
  let left = amount;
  for (const { document, open } of items.slice(0, entryLimits.settles)) {
    if (left <= 0) break;
    settles.push({ document, amount: Math.min(open, left) });
    left -= Math.min(open, left);
  }
  return settles;
}
