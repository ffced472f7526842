import { entryId } from '../../domain/entry.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { addDays, daysBetween, weekday } from '../../domain/values/day.ts';
import { priced } from '../../domain/values/money.ts';
import { addMonths, daysOf, firstDay, monthOf } from '../../domain/values/month.ts';
import { stableId } from '../stable-id.ts';
import type { DemoProduct } from './catalogue.ts';
import type { DemoDealer } from './channel.ts';
import { chance } from './random.ts';

/** Fourteen months, the last of them the month of `today`. */
export const demoMonths = (today: string): string[] =>
  Array.from({ length: 14 }, (_, i) => addMonths(monthOf(today), i - 13));

/** Cases planned of a product by a dealer in a month: season, size, and growth of 8 % a year. */
export function targetCases(d: DemoDealer, p: DemoProduct, month: string, today: string): number {
  const number = Number(month.slice(5));
  const season = 1 + ((p.summer - 1) * (1 - Math.cos(((number - 1) / 12) * 2 * Math.PI))) / 2;
  const festival = number === 1 ? 1.15 : number === 2 ? 0.8 : 1;
  const age = daysBetween(firstDay(month), firstDay(monthOf(today))) / 365;
  const taste = 0.6 + chance(`taste ${d.code} ${p.product.code}`).next() * 0.8;
  return Math.max(
    2,
    Math.round((p.cases * d.size * season * festival * taste * (1 - 0.08 * age)) / 2),
  );
}

/** A dealer's whole business up to `today` in order of day, and the credit limit that allows it. */
export function business(d: DemoDealer, products: readonly DemoProduct[], today: string) {
  const book: Book = { entries: [], open: [], balance: 0, highest: 0 };
  const factor = d.territory === 'HN' ? 0.97 : 1;
  for (const month of demoMonths(today)) {
    const luck = chance(`business ${d.code} ${month}`);
    const days = daysOf(month).filter((day) => weekday(day) < 7);
    const orderDays = days.filter((_, i) => i % 5 === 1 + (d.code.charCodeAt(0) % 3));
    const payDays = [days[9], days[22]];
    for (const day of days) {
      if (day > today) break;
      if (orderDays.includes(day)) {
        order(book, d, { day, month, luck, products, today, share: 1 / orderDays.length, factor });
      }
      if (payDays.includes(day)) pay(book, d, day, today);
    }
  }
  const room = d.story === 'near-limit' ? 1.015 : 1.35;
  const limit = Math.ceil((book.highest * room) / 1_000_000) * 1_000_000;
  return { entries: book.entries, creditLimit: limit };
}

interface Book {
  readonly entries: NewEntry[];
  open: { amount: number; due: string }[];
  balance: number;
  highest: number;
}

interface Order {
  readonly day: string;
  readonly month: string;
  readonly today: string;
  readonly luck: ReturnType<typeof chance>;
  readonly products: readonly DemoProduct[];
  /** Share of the month's target that one order brings. */
  readonly share: number;
  /** Factor of the dealer's price list on the standard price. */
  readonly factor: number;
}

/** One sale of the products whose turn it is; now and then something comes back. */
function order(book: Book, d: DemoDealer, o: Order): void {
  const bought = o.products.filter(() => o.luck.next() < 0.55);
  const lines = bought.flatMap((p) => {
    const target = targetCases(d, p, o.month, o.today);
    const noise = 0.75 + o.luck.next() * 0.5;
    const cases = Math.round((target * d.performance * noise * o.share) / 0.55);
    return cases > 0
      ? [{ productId: p.product.code, quantity: cases * p.product.caseSize, p, cases }]
      : [];
  });
  if (lines.length === 0) return;
  const document = `${d.code}-${o.day.slice(2).replaceAll('-', '')}`;
  add(
    book,
    d,
    o.day,
    {
      kind: 'sale',
      ...identity(d, o.day, document),
      document,
      deliveryPlace: `${d.town}中心仓`,
      lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
    },
    lines.reduce((sum, l) => sum + priceOf(l.p, l.quantity, o.factor), 0),
  );
  const back = lines[0];
  if (o.luck.next() < 0.06 && back) {
    const quantity = back.p.product.caseSize;
    add(
      book,
      d,
      o.day,
      {
        kind: 'return',
        ...identity(d, o.day, `${document}R`),
        document: `${document}R`,
        of: document,
        remark: '破损退货',
        lines: [{ productId: back.productId, quantity }],
      },
      -priceOf(back.p, quantity, o.factor),
    );
  }
}

/** What a line costs by the dealer's list; the south list is 3 % below the standard. */
export const listPrice = (p: DemoProduct, factor: number): number =>
  Math.round((p.product.price ?? 0) * factor);
const priceOf = (p: DemoProduct, quantity: number, factor: number) =>
  priced(quantity, listPrice(p, factor), p.product.caseSize);

/** Pays what falls due within ten days; one dealer has stopped paying, one is slow of late. */
function pay(book: Book, d: DemoDealer, day: string, today: string): void {
  const age = daysBetween(day, today);
  if (d.story === 'overdue' && age < 100) return;
  if (d.story === 'near-limit' && age < 45) return;
  const due = book.open.filter((item) => item.due <= addDays(day, 10));
  const amount = Math.min(
    book.balance,
    due.reduce((sum, item) => sum + item.amount, 0),
  );
  if (amount <= 0) return;
  book.open = book.open.filter((item) => !due.includes(item));
  const reference = `${d.code}P${day.slice(2).replaceAll('-', '')}`;
  add(
    book,
    d,
    day,
    {
      kind: 'payment',
      ...identity(d, day, reference),
      amount,
      method: '银行转账',
      reference,
    },
    -amount,
  );
}

const identity = (d: DemoDealer, day: string, seed: string) => ({
  entryId: entryId(day, d.code, stableId(`demo ${seed}`)),
  dealerId: d.code,
  day,
});

function add(book: Book, d: DemoDealer, day: string, entry: NewEntry, amount: number): void {
  book.entries.push(entry);
  book.balance += amount;
  book.highest = Math.max(book.highest, book.balance);
  if (amount > 0) book.open.push({ amount, due: addDays(day, d.class === 'A' ? 45 : 30) });
}
