import * as z from 'zod';
import { BankLineId, BankLineState } from '../../domain/bank/bank-line.ts';
import { BankDecision } from '../../domain/bank/deciding.ts';
import { EntryId } from '../../domain/entry.ts';
import type { Role } from '../../domain/role.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { RowProblem, next, page } from '../paging.ts';
import { route } from '../route.ts';

const readers: readonly Role[] = ['finance', 'director', 'admin'];
const deciders: readonly Role[] = ['finance'];

/** Most of one request: a statement of a month has some hundred lines. */
export const bankLimits = { rows: 2000, columns: 40, cell: 500, decisions: 100 } as const;

/**
 * Columns of the lines. A line that waits has the proposal beside it: `dealerId`, `settles`
 * (documents with amounts in minor units, `A=100; B=50`), `by` and `what` (why), `confidence` in
 * percent; a decided one has what was decided.
 */
export const bankColumns = [
  ...(['lineId', 'state', 'account', 'day', 'amount', 'payer', 'payerAccount', 'text'] as const),
  ...(['reference', 'dealerId', 'settles', 'by', 'what', 'confidence', 'entryId'] as const),
  ...(['reason', 'decidedBy', 'decidedAt'] as const),
] as const;

/** What became of one decision, in the order sent. */
export const BankAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('done'),
    lineId: BankLineId,
    state: BankLineState,
    entryId: EntryId.nullable(),
  }),
  z.strictObject({ outcome: z.literal('refused'), lineId: BankLineId, problem: RowProblem }),
]);

export const bank = {
  importBankLines: route({
    method: 'POST',
    path: '/bank-lines',
    summary: 'Bring in a bank statement as its rows, headers included; again, nothing is new',
    roles: deciders,
    body: z.strictObject({
      /** Our own account, as the company calls it. */
      account: text(60),
      rows: z
        .array(z.array(z.string().max(bankLimits.cell)).max(bankLimits.columns))
        .max(bankLimits.rows),
      /** Needed where day and month are numbers that could be taken for each other. */
      dayOrder: z.enum(['day-first', 'month-first']).optional(),
    }),
    reply: z.strictObject({
      /** The columns that were understood. */
      columns: z.array(z.string()),
      added: z.int(),
      known: z.int(),
      /** Lines of money that went out: they are no payment of a dealer, and are not kept. */
      out: z.int(),
      /** Rows that could not be read, by their number from 1. */
      unread: z.array(z.strictObject({ row: z.int(), problem: RowProblem })),
    }),
    refuses: ['bank-columns-unknown', 'bank-days-ambiguous', 'company-wide-only'],
  }),
  listBankLines: route({
    method: 'GET',
    path: '/bank-lines',
    summary: 'Lines that wait, each with a proposal; or all lines of a month with their decisions',
    roles: readers,
    query: z.strictObject({ month: Month.optional(), ...page }),
    reply: Table.extend(next),
  }),
  decideBankLines: route({
    method: 'POST',
    path: '/bank-lines/decisions',
    summary: 'Confirm lines as payments of dealers, ignore them with a reason, or let them wait',
    roles: deciders,
    body: z.strictObject({ decisions: z.array(BankDecision).min(1).max(bankLimits.decisions) }),
    reply: z.strictObject({ answers: z.array(BankAnswer) }),
    refuses: ['company-wide-only'],
  }),
};
