import * as z from 'zod';
import { Approval } from '../../domain/approval.ts';
import {
  Customer,
  CustomerChange,
  CustomerField,
  NewCustomer,
  Tier,
} from '../../domain/customer.ts';
import { Citation } from '../../domain/contracts/grounds.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { ShortId, TerritoryId } from '../../domain/values/code.ts';
import { Money } from '../../domain/values/money.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { CellAnswer, cellLimit, edit, together } from '../cells.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const params = z.strictObject({ customerId: ShortId });
const writers: readonly Role[] = ['admin', 'planner', 'manager', 'director', 'finance'];

/** Columns of the customer list, in order. Bank data is never listed. */
export const customerColumns = [
  'customerId',
  'code',
  'name',
  'pinyin',
  'tier',
  'class',
  'territory',
  'repId',
  'supplierId',
  'town',
  'address',
  'phone',
  'longitude',
  'latitude',
  'creditLimit',
  'paymentDays',
  'priceList',
  'blocked',
  'note',
  'active',
  'version',
] as const;

/**
 * Columns of the last months in a dossier: the plan with its status (null where there is none),
 * amounts in minor units, number of entries.
 */
export const dossierColumns = [
  'month',
  'planStatus',
  'planAmount',
  'netAmount',
  'salesAmount',
  'returnsAmount',
  'payments',
  'refunds',
  'writeOffs',
  'openings',
  'entries',
] as const;

export const customers = {
  listCustomers: route({
    method: 'GET',
    path: '/customers',
    summary: 'Customers of the caller’s territories, one tier at a time',
    roles: everyRole,
    query: z.strictObject({
      tier: Tier.default('dealer'),
      territory: TerritoryId.optional(),
      ...page,
    }),
    reply: Table.extend(next),
  }),
  addCustomer: route({
    method: 'POST',
    path: '/customers',
    summary: 'Add a customer to the master; a dealer gets an account',
    roles: writers,
    body: NewCustomer,
    reply: Customer,
    status: 201,
    refuses: [
      'already-exists',
      'territory-unknown',
      'class-unknown',
      'price-list-unknown',
      'supplier-not-found',
      'supplier-cycle',
      'supplier-tier',
      'member-not-found',
      'dealer-only',
      'terms-from-contract',
    ],
  }),
  pushCustomers: route({
    method: 'PATCH',
    path: '/customers',
    summary: 'Push edited cells of the customer list; each is merged three ways',
    roles: writers,
    body: z.strictObject({
      cells: z
        .array(z.strictObject({ customerId: ShortId, field: CustomerField, ...edit }))
        .min(1)
        .max(cellLimit),
      ...together,
    }),
    reply: z.strictObject({
      cells: z.array(CellAnswer),
      versions: z.array(z.strictObject({ customerId: ShortId, version: z.int() })),
    }),
  }),
  getCustomer: route({
    method: 'GET',
    path: '/customers/{customerId}',
    summary: 'One customer; bank data masked for everyone but finance',
    roles: everyRole,
    params,
    reply: Customer,
  }),
  changeCustomer: route({
    method: 'PATCH',
    path: '/customers/{customerId}',
    summary: 'Change a customer; moves between territories, reps and suppliers are dated',
    roles: writers,
    params,
    body: CustomerChange,
    reply: Customer,
    refuses: [
      'changed-meanwhile',
      'month-closed',
      'territory-unknown',
      'class-unknown',
      'price-list-unknown',
      'supplier-not-found',
      'supplier-cycle',
      'supplier-tier',
      'member-not-found',
      'dealer-only',
      'terms-from-contract',
      'day-in-future',
      'nothing-changed',
    ],
  }),
  requestCreditLimit: route({
    method: 'POST',
    path: '/customers/{customerId}/credit-limit',
    summary: 'Ask for another credit limit; it holds once approved',
    roles: ['admin', 'planner', 'finance', 'manager', 'director'],
    params,
    body: z.strictObject({ creditLimit: Money.min(0).nullable(), reason: text(500) }),
    reply: Approval,
    status: 201,
    refuses: ['request-waiting', 'dealer-only', 'nothing-changed', 'terms-from-contract'],
  }),
  getDossier: route({
    method: 'GET',
    path: '/customers/{customerId}/dossier',
    summary: 'Everything about one customer: particulars, moves, account, plans, approvals',
    roles: everyRole,
    params,
    reply: z.strictObject({
      customer: Customer,
      supplier: z.strictObject({ customerId: ShortId, name: z.string() }).nullable(),
      below: z.strictObject({ 'second-tier': z.int(), 'third-tier': z.int(), outlet: z.int() }),
      account: z
        .strictObject({
          balance: Money,
          owed: Money,
          unapplied: Money,
          overdue: Money,
          creditLimit: Money.nullable(),
          remainingCredit: Money.nullable(),
          /** The clause that the limit rests on today; null where it is the account's own. */
          limitGround: Citation.nullable(),
          entries: z.int(),
        })
        .nullable(),
      months: Table,
      approvals: z.array(Approval),
    }),
  }),
};
