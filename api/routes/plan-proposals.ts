import * as z from 'zod';
import { Citation } from '../../domain/contracts/grounds.ts';
import { MonthReview } from '../../domain/month-review.ts';
import { proposalTerms } from '../../domain/proposal/term.ts';
import { everyRole } from '../../domain/role.ts';
import { ShortId, TerritoryId } from '../../domain/values/code.ts';
import { Day } from '../../domain/values/day.ts';
import { Month } from '../../domain/values/month.ts';
import { Quantity } from '../../domain/values/quantity.ts';
import { Table } from '../../domain/values/table.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

/** A term of a proposed target, and what it rests on. */
const Term = z
  .strictObject({
    term: z.enum(proposalTerms),
    quantity: Quantity,
    /** Days of the entries it is drawn from, as `/accounts/{dealerId}/entries` asks for them. */
    entries: z.strictObject({ from: Day, to: Day }).nullable(),
    /** Of `springFestival`: the day of the festival. */
    festival: Day.exactOptional(),
    /** Of `commitment`: the clauses, what they agreed, and what is left for how many months. */
    agreed: z
      .array(
        z.strictObject({
          ground: Citation,
          agreed: Quantity,
          left: Quantity,
          monthsLeft: z.int().min(1),
        }),
      )
      .exactOptional(),
  })
  .meta({ id: 'ProposalTerm' });

/** A dealer's month as proposed. */
export const Proposal = z
  .strictObject({
    dealerId: ShortId,
    month: Month,
    /** The whole months known, the oldest first. */
    months: z.array(Month),
    /** What was found of the month before; null where nobody said. */
    review: MonthReview.nullable(),
    lines: z.array(
      z.strictObject({
        productId: ShortId,
        /** The sum of the terms, exactly. */
        quantity: Quantity,
        terms: z.array(Term),
        /** What was bought net of returns in each of `months`. */
        bought: z.array(Quantity),
      }),
    ),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof Proposal>;

/** One row for each dealer and product; a term that there is no data for is null. */
export const proposalColumns = ['dealerId', 'productId', 'quantity', ...proposalTerms] as const;

export const planProposals = {
  getProposals: route({
    method: 'GET',
    path: '/plans/{month}/proposals',
    summary: 'Proposed targets of a month, each with its terms, dealer by dealer',
    roles: everyRole,
    params: z.strictObject({ month: Month }),
    query: z.strictObject({ territory: TerritoryId.optional(), ...page }),
    reply: z.strictObject({ month: Month, lines: Table, ...next }),
  }),
  getProposal: route({
    method: 'GET',
    path: '/plans/{month}/{dealerId}/proposal',
    summary: 'One dealer’s proposed targets: each term with the entries and clauses it rests on',
    roles: everyRole,
    params: z.strictObject({ month: Month, dealerId: ShortId }),
    reply: Proposal,
  }),
};
