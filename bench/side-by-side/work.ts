import { addDays } from '../../domain/values/day.ts';
import { random } from '../../test/support/totals-model.ts';

/** One posting, as every system is given it: amounts in minor units, prices a piece. */
export interface WorkEvent {
  readonly id: string;
  readonly kind: 'sale' | 'payment' | 'return';
  readonly dealer: string;
  readonly day: string;
  /** Number of the invoice or credit note; payments have none. */
  readonly document?: string;
  /** The invoice that a payment settles or a return takes goods of. */
  readonly of?: string;
  readonly amount?: number;
  readonly lines?: readonly WorkLine[];
}

interface WorkLine {
  readonly product: string;
  readonly quantity: number;
  readonly price: number;
}

/** The same work for every system, and what is asked afterwards. */
export interface Work {
  readonly dealers: readonly string[];
  readonly products: readonly { readonly id: string; readonly price: number }[];
  readonly paymentDays: number;
  /** In order of day; those of a dealer must be posted in this order. */
  readonly events: readonly WorkEvent[];
  /** The month and the day that the questions are about. */
  readonly month: string;
  readonly asOf: string;
  readonly callers: number;
}

export interface WorkSize {
  readonly dealers: number;
  readonly salesADealer: number;
  readonly callers: number;
}

const productCount = 30;
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];

/**
 * Sales of three lines; of every second the invoice is paid, in full or in part, and of every
 * eighth a piece comes back. The same seed gives the same work.
 */
export function makeWork({ dealers, salesADealer, callers }: WorkSize): Work {
  const pick = random(8);
  const ids = Array.from({ length: dealers }, (_, i) => `D${String(1000 + i)}`);
  const products = Array.from({ length: productCount }, (_, i) => ({
    id: `P${String(100 + i)}`,
    price: 250 + 50 * i,
  }));
  const goods = (): WorkLine[] =>
    [0, 1, 2].flatMap((n) => {
      const product = products[(pick(10) + 10 * n) % productCount];
      return product ? [{ product: product.id, quantity: 2 + pick(20), price: product.price }] : [];
    });
  const numbers = Array.from({ length: salesADealer }, (_, i) => i);
  return {
    dealers: ids,
    products,
    paymentDays: 30,
    events: inOrder(ids.flatMap((dealer) => numbers.flatMap((i) => business(dealer, i, goods())))),
    month: '2026-02',
    asOf: '2026-05-31',
    callers,
  };
}

type Unnumbered = Omit<WorkEvent, 'id'>;

/** The i-th sale of a dealer, and what comes of it. */
function business(dealer: string, i: number, lines: readonly WorkLine[]): Unnumbered[] {
  const month = months[i % months.length] ?? '2026-01';
  const day = `${month}-${String(1 + (i % 20)).padStart(2, '0')}`;
  const document = `${dealer}-${String(i)}`;
  const total = lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  const [first] = lines;
  const rest = total - (first?.price ?? 0);
  const events: Unnumbered[] = [{ kind: 'sale', dealer, day, document, lines }];
  if (i % 8 === 0 && first) {
    const back = { document: `R${document}`, of: document, lines: [{ ...first, quantity: 1 }] };
    events.push({ kind: 'return', dealer, day: addDays(day, 2), ...back });
  }
  if (i % 2 === 0) {
    const amount = i % 4 === 0 ? rest : Math.floor(rest / 3);
    events.push({ kind: 'payment', dealer, day: addDays(day, 5), of: document, amount });
  }
  return events;
}

const inOrder = (events: readonly Unnumbered[]): WorkEvent[] =>
  events
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
    .map((event, i) => ({ id: String(i).padStart(16, '0'), ...event }));
