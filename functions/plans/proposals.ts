import {
  proposalColumns,
  type Proposal,
  type planProposals,
} from '../../api/routes/plan-proposals.ts';
import { territoriesOf, worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { proposalTerms, type ProposalTerm } from '../../domain/proposal/term.ts';
import type { ProposedLine } from '../../domain/proposal/proposing.ts';
import { addMonths, firstDay, lastDay } from '../../domain/values/month.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { listCustomers } from '../../store/customers.ts';
import { readHead } from '../../store/heads.ts';
import { readMonthReview } from '../../store/month-reviews.ts';
import { listProducts } from '../../store/products.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { propose, type DealerProposal } from './propose.ts';

/** Most dealers of a page, of each of which two years are read, and most rows it is left with. */
const dealersOfPage = 200;
const rowsOfPage = 30_000;

/** The month's proposals of the dealers in the caller's territories, page by page. */
export const getProposals: Handler<typeof planProposals.getProposals> = async (
  { params: { month }, query: { territory, cursor } },
  { member },
) => {
  const question = ['proposals', month, territory ?? null];
  const [company, products, list] = await Promise.all([
    readCompany(db),
    listProducts(db),
    listCustomers(db, {
      tier: 'dealer',
      territories: territoriesOf(member, territory),
      after: await readCursor(cursor, question, member),
      limit: dealersOfPage,
    }),
  ]);
  const active = list.lines.filter((line) => line.active).map((line) => line.customerId);
  const proposals = await propose(active, { month, company, products });
  const { rows, cut } = pageOf(active, proposals);
  const last = cut ?? list.last;
  const next = last === null ? {} : { next: await writeCursor(last, question, member) };
  return accept({ month, lines: toTable(proposalColumns, rows), ...next });
};

/** Takes dealers until the page is full; a dealer is never divided. */
function pageOf(dealerIds: readonly string[], proposals: ReadonlyMap<string, DealerProposal>) {
  const rows: ReturnType<typeof rowOf>[] = [];
  let before: string | null = null;
  for (const dealerId of dealerIds) {
    if (rows.length > rowsOfPage) return { rows, cut: before };
    const lines = proposals.get(dealerId)?.lines ?? [];
    rows.push(...lines.map((line) => rowOf(dealerId, line)));
    before = dealerId;
  }
  return { rows, cut: null };
}

function rowOf(dealerId: string, { productId, quantity, terms }: ProposedLine) {
  const all = proposalTerms.map((term) => [term, terms[term] ?? null] as const);
  const named = Object.fromEntries(all) as Record<ProposalTerm, number | null>;
  return { dealerId, productId, quantity, ...named };
}

/** One dealer's proposal with what each of its terms rests on. */
export const getProposal: Handler<typeof planProposals.getProposal> = async (
  { params: { month, dealerId } },
  { member },
) => {
  const head = await readHead(db, dealerId);
  if (!head || !worksIn(member, head.territory)) throw new Problem('not-found');
  const [company, products] = await Promise.all([readCompany(db), listProducts(db)]);
  const [proposals, review] = await Promise.all([
    propose([dealerId], { month, company, products }),
    readMonthReview(db, dealerId, addMonths(month, -1)),
  ]);
  const proposal = proposals.get(dealerId);
  if (!proposal) throw new Problem('not-found');
  const { months, bought, lines } = proposal;
  return accept({
    dealerId,
    month,
    months: [...months],
    review,
    lines: lines.map((line) => ({
      productId: line.productId,
      quantity: line.quantity,
      terms: proposalTerms.flatMap((term) => termOf(term, line)),
      bought: bought.map((of) => of.get(line.productId) ?? 0),
    })),
  });
};

type Term = Proposal['lines'][number]['terms'][number];

/** A term with what it rests on; none where there is no such term. */
function termOf(term: ProposalTerm, { terms, evidence }: ProposedLine): Term[] {
  const quantity = terms[term];
  if (quantity === undefined) return [];
  const { springFestival, commitment } = evidence;
  const of = term === 'limit' || term === 'rounding' ? undefined : evidence[term];
  const months = of && 'months' in of ? of.months : [];
  const [first, last] = [months[0], months.at(-1)];
  const entries = first && last ? { from: firstDay(first.month), to: lastDay(last.month) } : null;
  const festival = term === 'springFestival' && springFestival?.festival;
  const agreed = term === 'commitment' && commitment?.agreed;
  return [
    {
      ...{ term, quantity, entries },
      ...(festival && { festival }),
      ...(agreed && { agreed: [...agreed] }),
    },
  ];
}
