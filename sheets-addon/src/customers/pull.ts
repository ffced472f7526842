import { Tier } from '../../../domain/customer.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import { company as companyRoutes } from '../../../api/routes/company.ts';
import { customers, type customerColumns } from '../../../api/routes/customers.ts';
import { ask, callAll } from '../call.ts';
import type { Pulled } from '../editable/kind.ts';
import type { PulledRow } from '../table/pulled.ts';
import { moneyScale } from '../plans/context.ts';
import { listFields } from './field-names.ts';
import type { CustomerContext } from './context.ts';
import type { Words } from '../words.ts';

/** A customer as the list answers it. */
export type CustomerRecord = Record<(typeof customerColumns)[number], Cell>;

/** All customers of all tiers: the tiers at once, then their further pages at once. */
export function fetchCustomers() {
  const [company, ...firsts] = callAll([
    ask(companyRoutes.getCompany),
    ...Tier.options.map((tier) => ask(customers.listCustomers, { query: { tier } })),
  ]);
  const records: CustomerRecord[] = firsts.flatMap((page) => toRecords<keyof CustomerRecord>(page));
  let open = Tier.options.map((tier, i) => ({ tier, cursor: firsts[i]?.next }));
  while (open.some(({ cursor }) => cursor !== undefined)) {
    open = open.filter(({ cursor }) => cursor !== undefined);
    const pages = callAll(
      open.map(({ tier, cursor }) => ask(customers.listCustomers, { query: { tier, cursor } })),
    );
    records.push(...pages.flatMap((page) => toRecords<keyof CustomerRecord>(page)));
    open = open.map(({ tier }, i) => ({ tier, cursor: pages[i]?.next }));
  }
  return { company, records };
}

/** Everything the customer sheet is made from. */
export function pullCustomers(_scope: string, words: Words): Pulled<CustomerContext> {
  const { company, records } = fetchCustomers();
  const digits = minorDigits(company.currency);
  const codes = new Map(records.map(({ customerId, code }) => [customerId, code]));
  const context: CustomerContext = {
    digits,
    timeZone: company.timeZone,
    territories: company.territories.map(({ territoryId }) => territoryId),
    classes: company.classes,
    customers: records.map(({ customerId, code, name, pinyin }) => [
      String(customerId),
      String(code),
      String(name),
      String(pinyin ?? ''),
    ]),
  };
  return {
    title: words.list.customersTitle(company.name),
    context,
    rows: records.map((record) => customerRow(record, codes, digits, words)),
    digits,
    at: Utilities.formatDate(new Date(), company.timeZone, 'yyyy-MM-dd HH:mm'),
  };
}

function customerRow(
  record: CustomerRecord,
  codes: ReadonlyMap<Cell, Cell>,
  digits: number,
  words: Words,
): PulledRow {
  const values: Record<string, Cell> = { code: record.code, tier: record.tier };
  for (const [column, field] of Object.entries(listFields)) {
    const value = record[field];
    if (value !== null) values[column] = value;
  }
  const { creditLimit } = record;
  return {
    identity: String(record.customerId),
    values,
    cells: {
      ...values,
      tier: tierText(record.tier, words),
      supplierCode: codes.get(record.supplierId) ?? record.supplierId,
      active: flagText(record.active, words),
      creditLimit: typeof creditLimit === 'number' ? creditLimit / moneyScale(digits) : null,
      blocked: record.blocked === true ? words.yes : null,
    },
  };
}

/** A tier as people read it. */
export const tierText = (tier: Cell, words: Words): Cell => {
  const parsed = Tier.safeParse(tier);
  return parsed.success ? words.list.tiers[parsed.data] : tier;
};

/** Yes or no. */
export const flagText = (flag: Cell, words: Words): Cell =>
  typeof flag === 'boolean' ? (flag ? words.yes : words.no) : flag;
