import type { ContractTerms } from '../../../domain/contracts/terms.ts';
import type { NewEntry, NewLine } from '../../../domain/new-entry.ts';
import { newEntry } from '../ledger.ts';
import { wholeTerms } from './terms.ts';

type SaleGiven = Partial<Extract<NewEntry, { kind: 'sale' }>>;
let documents = 0;
/** A sale of a thousand cases of tea, which lies inside the whole terms unless changed. */
export const sale = (given: SaleGiven = {}) =>
  newEntry('sale', {
    document: `INV-${String(++documents)}`,
    lines: [{ productId: 'T500', quantity: 15_000 }],
    ...given,
  });
/** The one line of that sale, changed. */
export const line = (given: Partial<NewLine>): NewLine[] => [
  { productId: 'T500', quantity: 15_000, ...given },
];
const { settlement } = wholeTerms;

/** What is refused by which row of the domain: terms, entry, reason, clause letter, page. */
export type Fixture = readonly [
  row: string,
  what: string,
  terms: Partial<ContractTerms>,
  entry: NewEntry,
  reason: string,
  letter: string,
  page: number,
];

/** Terms by which goods are paid in advance. */
export const prepaid: Partial<ContractTerms> = {
  settlement: { payment: { method: 'prepaid' }, creditLimit: 0, deposit: 0 },
};
const tight: Partial<ContractTerms> = { settlement: { ...settlement, creditLimit: 3_299_999 } };
const secondTier: Partial<ContractTerms> = {
  rights: { ...wholeTerms.rights, tier: 'second-tier' },
};

/** One entry for each way to depart from a contract. */
export const refused: readonly Fixture[] = [
  [
    'C5a',
    'a product that it does not sell',
    {},
    sale({ lines: line({ productId: 'TEA' }) }),
    'contract-product',
    'a',
    2,
  ],
  [
    'C5a',
    'one product too many among others',
    {},
    sale({ lines: [...line({}), { productId: 'TEA', quantity: 1 }] }),
    'contract-product',
    'a',
    2,
  ],
  [
    'C5a',
    'a price below the one agreed',
    {},
    sale({ lines: line({ price: 3299, per: 15 }), priceReason: 'asked for' }),
    'contract-price',
    'a',
    2,
  ],
  [
    'C5a',
    'a price above the one agreed',
    {},
    sale({ lines: line({ price: 3301, per: 15 }), priceReason: 'dearer' }),
    'contract-price',
    'a',
    2,
  ],
  ['C5a', 'a discount', {}, sale({ lines: line({ discount: 1 }) }), 'contract-price', 'a', 2],
  ['C5a', 'free goods', {}, sale({ lines: line({ free: true }) }), 'contract-price', 'a', 2],
  [
    'C5a',
    'more than the quantity agreed',
    {},
    sale({ lines: line({ quantity: 120_001 }) }),
    'contract-quantity',
    'a',
    2,
  ],
  [
    'C5a',
    'more than the quantity agreed, in two lines',
    {},
    sale({ lines: [...line({ quantity: 60_000 }), ...line({ quantity: 60_001 })] }),
    'contract-quantity',
    'a',
    2,
  ],
  [
    'C5c',
    'a delivery place that it does not name',
    {},
    sale({ deliveryPlace: '杭州仓' }),
    'contract-place',
    'c',
    3,
  ],
  [
    'C5c',
    'a delivery place that is a name of every object',
    {},
    sale({ deliveryPlace: 'toString' }),
    'contract-place',
    'c',
    3,
  ],
  [
    'C5e',
    'a place in a territory without right',
    {
      delivery: {
        ...wholeTerms.delivery,
        places: [{ name: 'Z', address: 'Z', territory: 'ZS', receiver: null, phone: null }],
      },
    },
    sale({ deliveryPlace: 'Z' }),
    'contract-territory',
    'e',
    4,
  ],
  ['C5e', 'a dealer of another tier', secondTier, sale(), 'contract-tier', 'e', 4],
  ['C5f', 'goods that are not paid in advance', prepaid, sale(), 'contract-prepaid', 'f', 5],
  ['C5f', 'more than its credit limit', tight, sale(), 'contract-credit', 'f', 5],
  ['C5f', 'a longer time to pay', {}, sale({ due: '2027-01-08' }), 'contract-due', 'f', 5],
  [
    'C5i',
    'an order below its minimum',
    {},
    sale({ lines: line({ quantity: 15 }) }),
    'contract-minimum',
    'i',
    6,
  ],
  [
    'C5k',
    'a day after its term',
    { signing: { ...wholeTerms.signing, from: '2026-01-01', to: '2026-11-22' } },
    sale(),
    'contract-term',
    'k',
    7,
  ],
  [
    'C5i',
    'a return that names no sale',
    {},
    newEntry('return', { document: 'CN-1', lines: line({ quantity: 15 }) }),
    'contract-return-days',
    'i',
    6,
  ],
  [
    'C5a',
    'a return of what it does not sell',
    {},
    newEntry('return', { document: 'CN-2', lines: line({ productId: 'TEA' }) }),
    'contract-product',
    'a',
    2,
  ],
];
