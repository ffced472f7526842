import type { EntryKind } from '../../domain/entry.ts';
import { decimal, minorDigits } from '../../domain/values/currency.ts';
import type { Money } from '../../domain/values/money.ts';
import type { Ledger, LedgerDealer, LedgerEntry } from './ledger.ts';

/**
 * The accounts against which a dealer's receivable moves. A correction moves the account of the
 * kind it reverses, so that what it takes back was never earned, as in the month totals.
 */
const against: Readonly<Record<Exclude<EntryKind, 'correction'>, string>> = {
  sale: 'Income:Sales',
  return: 'Income:Returns',
  payment: 'Assets:Cash:Payments',
  refund: 'Assets:Cash:Refunds',
  'write-off': 'Expenses:Write-offs',
  opening: 'Equity:Openings',
  // They move no money; they are written all the same, because a journal without gaps is proof.
  allocation: 'Equity:None',
  terms: 'Equity:None',
};

const receivable = (dealerId: string) => `Assets:Receivable:${dealerId}`;

/** What stands before the entries: how amounts are written, and who the accounts belong to. */
export function journalHead({ company, dealers, products }: Ledger): string {
  const { currency } = company;
  const sample = minorDigits(currency) > 0 ? decimal(0, currency) : '0.';
  const named = [
    ...dealers.map(({ dealerId, name }) => [receivable(dealerId), name]),
    ...[...products].flatMap(([productId, name]) => [
      [`Income:Sales:${productId}`, name],
      [`Income:Returns:${productId}`, name],
    ]),
  ];
  return [
    `; Ledger of ${inert(company.name)}, written by dealerbook for hledger 1.25 or newer.`,
    '; Every posting to a receivable asserts the balance that the statement shows after it.',
    'decimal-mark .',
    `commodity ${sample} ${currency}`,
    ...named.map(([account, name]) => `account ${String(account)}  ; name: ${inert(String(name))}`),
    '',
    '',
  ].join('\n');
}

/** One entry as a transaction; entries of a dealer must follow in the order of the statement. */
export function journalEntry(entry: LedgerEntry, dealer: LedgerDealer, currency: string): string {
  const amount = (money: Money) => `${plain(money, currency)} ${currency}`;
  const { dealerId, day, kind, document } = entry;
  const payee = inert(dealer.name) + (document === undefined ? '' : ` | ${inert(document)}`);
  const moved = `${amount(entry.amount)} = ${amount(entry.owedAfter)}`;
  return [
    `${day} * (${kind}) ${payee}`,
    ...tagsOf(entry, currency).map(([name, value]) => `    ; ${name}: ${inert(value)}`),
    `    ${receivable(dealerId)}  ${moved}`,
    ...contraOf(entry).map(([account, money, note]) =>
      `    ${account}  ${amount(money)}${note === '' ? '' : `  ; ${note}`}`.trimEnd(),
    ),
    '',
    '',
  ].join('\n');
}

/** The postings against the receivable; they sum to what the entry takes from it. */
function contraOf(entry: LedgerEntry): [account: string, amount: Money, note: string][] {
  const kind = entry.kind === 'correction' ? entry.reversesKind : entry.kind;
  if (kind === undefined || kind === 'correction') throw new Error(`${entry.entryId} is unclear`);
  const account = against[kind];
  if (kind !== 'sale' && kind !== 'return') {
    return entry.amount === 0 ? [] : [[account, -entry.amount, '']];
  }
  const sign = (kind === 'sale') === (entry.kind === 'correction') ? 1 : -1;
  return entry.lines.map(({ productId, quantity, amount }) => [
    `${account}:${productId}`,
    sign * amount || 0,
    `quantity: ${String(-sign * quantity)}`,
  ]);
}

function tagsOf(entry: LedgerEntry, currency: string): [name: string, value: string][] {
  const { entryId, dealerId, version, document, of, reverses } = entry;
  const { due, reason, remark, method, reference, taxInvoice } = entry;
  const settled = entry.allocations.map((a) => `${a.document} ${plain(a.amount, currency)}`);
  const tags: [string, string | undefined][] = [
    ['entry', entryId],
    ['dealer', dealerId],
    ['version', String(version)],
    ['document', document],
    ['of', of],
    ['reverses', reverses],
    ['due', due],
    ['allocations', settled.join(' + ') || undefined],
    ['method', method],
    ['reference', reference],
    ['taxinvoice', taxInvoice],
    ['reason', reason],
    ['remark', remark],
  ];
  return tags.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

const plain = (money: Money, currency: string): string =>
  decimal(money, currency).replaceAll(',', '');

/**
 * Text that means nothing to hledger: a comma ends a tag and may begin another, brackets date a
 * posting, a semicolon begins a comment, a bar parts payee and note. Each stands as its full-width
 * sister, which people read the same.
 */
const inert = (text: string): string =>
  text
    .replace(/[,[\];|]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    .replace(/\s+/g, ' ')
    .trim();
