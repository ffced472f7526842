import type { ContractTerms } from '../terms.ts';
import { days, englishDay, named } from './english-words.ts';
import { percent, words, type Names, type Said } from './speech.ts';
import { goodsRows, grantsByRow, placeRows } from './table-rows.ts';

/** What is sold. */
export function goods({ goods: terms }: ContractTerms, names: Names): Said {
  const tax = terms.pricesIncludeTax ? 'include' : 'do not include';
  return {
    sentences: [
      'The Company supplies the Dealer with the goods in the table below; variety, brand, specification, quantity and price are as stated there.',
      `The prices ${tax} tax at ${percent(terms.taxRate)}%. Where the quantity is “–”, the quantity during the term is not limited.`,
    ],
    tables: [
      {
        caption: 'Goods',
        columns: [
          ...words('Variety', 'Brand', 'Specification'),
          { title: 'Quantity', figures: true },
          ...words('Unit'),
          { title: `Price (${names.currency})`, figures: true },
        ],
        rows: goodsRows(terms, names),
      },
    ],
  };
}

const transports = {
  road: 'by road',
  rail: 'by rail',
  water: 'by water',
  air: 'by air',
} as const;

/** How it is sent. */
export function delivery({ delivery: terms }: ContractTerms, names: Names): Said {
  const { transport } = terms;
  const within = `within ${days(terms.days)} of the order`;
  return {
    sentences: [
      transport === 'collected'
        ? `The goods are ready ${within}; the Dealer collects them for the places in the table below.`
        : `The Company delivers the goods ${within}, ${transports[transport]}, to the places in the table below.`,
      costs(terms.companyShare),
    ],
    tables: [
      {
        caption: 'Places of delivery',
        columns: words('Place', 'Address', 'Territory', 'Receiver', 'Phone'),
        rows: placeRows(terms, names),
      },
    ],
  };
}

function costs(companyShare: number): string {
  const rest = 1_000_000 - companyShare;
  if (rest === 0) return 'The Company bears the cost of transport.';
  if (companyShare === 0) return 'The Dealer bears the cost of transport.';
  return `The Company bears ${percent(companyShare)}% of the cost of transport and the Dealer ${percent(rest)}%.`;
}

const levels = { general: 'general distributor', sub: 'sub-distributor' } as const;

const tiers = {
  dealer: 'dealer',
  'second-tier': 'second-tier wholesaler',
  'third-tier': 'third-tier wholesaler',
  outlet: 'retail outlet',
} as const;

/** Who may sell it where. */
export function rights({ rights: terms, signing }: ContractTerms, names: Names): Said {
  return {
    sentences: [
      `The Dealer is the Company’s ${levels[terms.level]} at the level of a ${tiers[terms.tier]} and sells the products in the territories and for the time in the table below.`,
      'Without the Company’s consent in writing the Dealer does not sell the goods outside these territories.',
    ],
    tables: [
      {
        caption: 'Operating rights',
        columns: words('Territories', 'Products', 'Right', 'Time'),
        rows: grantsByRow(terms).map((grant) => [
          named(grant.territories, names.territories),
          grant.products === null ? 'All goods' : named(grant.products, names.products),
          grant.exclusive ? 'Exclusive' : 'Not exclusive',
          `${englishDay(grant.from ?? signing.from)} to ${englishDay(grant.to ?? signing.to)}`,
        ]),
      },
    ],
  };
}
