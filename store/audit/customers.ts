import type * as z from 'zod';
import type { Finding } from '../../domain/audit.ts';
import { Customer } from '../../domain/customer.ts';
import { CustomerLine, lineOf, StoredCustomer } from '../customers.ts';
import { keys, type Key } from '../keys.ts';
import { Tier } from '../../domain/customer.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import { judgeAccount, type Around } from './account.ts';
import { judgeContracts } from './contracts.ts';
import { differing, finding, readable } from './finding.ts';
import { partitionOf, type Partition } from './partition.ts';
import { judgePlans } from './plans.ts';
import { judgeRequests } from './requests.ts';
import type { Unit } from './walk.ts';

/** Items read beside a unit, under their keys. */
export type Beside = (key: Key) => Item | undefined;

/** What must agree with a customer's partition elsewhere in the table. */
export function besideCustomer({ items, pk }: Unit): Key[] {
  const { customerId, customer, below } = partitionOf(pk, items);
  const tier = Tier.safeParse(customer?.['tier']);
  const supplier = customer?.['supplierId'];
  return [
    ...(tier.success ? [keys.customerListed(tier.data, customerId)] : []),
    ...(tier.success && typeof supplier === 'string'
      ? [keys.below(supplier, tier.data, customerId), keys.customer(supplier)]
      : []),
    ...below.map((item) => keys.customer(placeBelow(item).customerId)),
  ];
}

/** Judges everything of one customer: its master record, account, plans and requests. */
export function judgeCustomer(unit: Unit, beside: Beside, around: Around): Finding[] {
  if (unit.items.length === 0) return [];
  const partition = partitionOf(unit.pk, unit.items);
  const judged = judgeAccount(partition, around);
  const plans = judgePlans(partition);
  return [
    ...partition.unknown.map((item) => finding('unreadable', item)),
    ...judgeMaster(partition, beside),
    ...partition.below.flatMap((item) => judgeBelow(item, partition.customerId, beside)),
    ...judged.findings,
    ...plans.findings,
    ...judgeContracts(partition),
    ...judgeRequests(partition, judged, plans.versions),
  ];
}

/** The line of a customer in the list of its tier must be drawn from the customer. */
export function judgeLine(item: Item, beside: Beside): Finding[] {
  const customerId = String(item['sk']);
  const customer = beside(keys.customer(customerId));
  const tier = String(item['pk']).slice('CUSTOMERS#'.length);
  if (customer?.['tier'] !== tier) return [finding('extra', item)];
  const { wrong } = readable(
    item,
    (it) => fromItem(CustomerLine, it),
    (line) => ({ ...toItem(keys.customerListed(line.tier, line.customerId), line) }),
  );
  return wrong ? [wrong] : [];
}

function judgeMaster(partition: Partition, beside: Beside): Finding[] {
  const { customerId, customer: item, head } = partition;
  if (!item) return [finding('missing', keys.customer(customerId))];
  const { read, wrong } = readable(
    item,
    (it) => fromItem(StoredCustomer, it),
    (stored) => ({ ...toItem(keys.customer(stored.customerId), stored) }),
  );
  if (!read) return [wrong];
  const customer = withoutEdits(read);
  return [
    ...judgeListed(customer, beside),
    ...(customer.tier === 'dealer' && !head ? [finding('missing', keys.head(customerId))] : []),
    ...(customer.tier !== 'dealer' && head ? [finding('extra', head)] : []),
    ...(head ? judgeAgainstHead(customer, item, head) : []),
  ];
}

const withoutEdits = ({ edits: _, ...stored }: z.infer<typeof StoredCustomer>): Customer => ({
  ...stored,
  creditLimit: null,
});

function judgeListed(customer: Customer, beside: Beside): Finding[] {
  const { tier, customerId, supplierId, version } = customer;
  const place = keys.customerListed(tier, customerId);
  const listed = beside(place);
  const findings: Finding[] = [];
  const about = listed ? differing(listed, { ...toItem(place, lineOf(customer)) }) : '';
  if (!listed) findings.push(finding('missing', place, { version }));
  else if (about !== '') findings.push(finding('differs', listed, { version, about }));
  if (supplierId !== null) {
    const below = keys.below(supplierId, tier, customerId);
    if (!beside(below)) findings.push(finding('missing', below, { version }));
    if (!beside(keys.customer(supplierId))) {
      findings.push(finding('missing', keys.customer(supplierId)));
    }
  }
  return findings;
}

/** Terms that stand in both are written together; those of the head are in the chain. */
function judgeAgainstHead(customer: Customer, item: Item, head: Item): Finding[] {
  const { territory, priceList, blocked, paymentDays } = customer;
  const terms: Item = {
    territory,
    priceList,
    blocked,
    ...(paymentDays === null ? {} : { paymentDays }),
  };
  const ofHead = Object.fromEntries(Object.keys(terms).map((name) => [name, head[name]]));
  const about = differing(terms, ofHead);
  return about === '' ? [] : [finding('differs', item, { version: customer.version, about })];
}

const placeBelow = (item: Item) => {
  const [, tier = '', customerId = ''] = String(item['sk']).split('#');
  return { tier, customerId };
};

function judgeBelow(item: Item, supplierId: string, beside: Beside): Finding[] {
  const { tier, customerId } = placeBelow(item);
  const below = beside(keys.customer(customerId));
  if (below?.['supplierId'] !== supplierId || below['tier'] !== tier) {
    return [finding('extra', item)];
  }
  const key: Item = { pk: item['pk'], sk: item['sk'] };
  const about = differing(item, key);
  return about === '' ? [] : [finding('differs', item, { about })];
}
