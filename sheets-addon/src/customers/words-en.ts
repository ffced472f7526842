import { many } from '../words-many.ts';

/** Words of the customer and product lists. */
export const listEnglish = {
  customers: 'Customers',
  products: 'Products',
  pushCustomers: 'Push customers',
  pushProducts: 'Push products',
  customersTitle: (company: string) => `${company} · Customers`,
  productsTitle: (company: string) => `${company} · Products`,
  opened: (rows: number) =>
    `${many(rows, 'row')}. Edit blue cells, or paste new rows below; then push.`,
  tiers: {
    dealer: 'Dealer',
    'second-tier': 'Second tier',
    'third-tier': 'Third tier',
    outlet: 'Outlet',
  },
  tierFixed: 'The tier of a customer that exists can’t be changed here.',
  codeFixed: 'An empty code names nobody. Type the code of the customer or product.',
  unitPer: 'Type a price together with the base units it is for.',
  help: {
    code: 'Identity of the row. A code that is not known yet adds a new row when you push.',
    supplierCode: 'Code, name or pinyin of the customer above.',
    price: 'Standard list price. A changed price holds from today on.',
    per: 'Base units the price is for; a case price has the units of a case.',
    creditLimit: 'Changes only by request and approval. Empty is no limit.',
  },
};
