import type { Reply } from '../../../api/route.ts';
import type { plans } from '../../../api/routes/plans.ts';
import { citationText } from '../../../domain/contracts/grounds.ts';
import { proposalTerms, type ProposalTerm } from '../../../domain/proposal/term.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { Page, PageRow } from '../table/page.ts';
import type { Words } from '../words.ts';
import { quantityScale, type UnitMode } from './context.ts';
import { productName, type ProductRecord } from './product-text.ts';

type Proposal = Reply<(typeof plans)['getProposal']>;
type Line = Proposal['lines'][number];

/** What the page is made from. */
export interface ExplanationMaking {
  readonly company: string;
  readonly dealer: { readonly code: string; readonly name: string };
  readonly proposal: Proposal;
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly unit: UnitMode;
}

const widths = [230, 190] as const;
const figureWidth = 92;

/**
 * Lays out the explanation: every product with its terms, which add up to the proposal; what each
 * term says; and what was bought in each month that they are drawn from.
 */
export function proposalPage(making: ExplanationMaking, words: Words): Page {
  const { company, dealer, proposal, unit } = making;
  const { plan } = words;
  const terms = proposalTerms.filter((term) =>
    proposal.lines.some((line) => line.terms.some((one) => one.term === term)),
  );
  const since = proposal.months.findIndex((_, i) => proposal.lines.some((line) => line.bought[i]));
  const months = proposal.months.slice(Math.max(0, since));
  const width = Math.max(3 + terms.length, 2 + months.length);
  const units = unit === 'case' ? plan.inCases : plan.inUnits;
  const rows: PageRow[] = [
    { look: 'title', cells: [company] },
    { look: 'title', cells: [plan.explainTitle(proposal.month)] },
    { look: 'line', cells: [`${plan.printDealer}: ${dealer.code} ${dealer.name} · ${units}`] },
    ...reviewRows(proposal, words),
    { look: 'heading', cells: [plan.explainSum] },
    { look: 'header', cells: headers(terms, words) },
    ...proposal.lines.map((line): PageRow => {
      return { look: 'figures', cells: figures(line, terms, making) };
    }),
    { look: 'heading', cells: [plan.explainTerms] },
    ...terms.map((term): PageRow => ({ look: 'line', cells: [said(term, proposal, words)] })),
    { look: 'heading', cells: [plan.explainMonths] },
    { look: 'header', cells: [words.columns.productName, null, ...months] },
    ...proposal.lines.map((line): PageRow => {
      return {
        look: 'figures',
        cells: [nameOf(line, making), null, ...bought(line, months.length, making)],
      };
    }),
  ];
  const figureWidths = Array.from({ length: width - widths.length }, () => figureWidth);
  return { width, rows, widths: [...widths, ...figureWidths] };
}

const headers = (terms: readonly ProposalTerm[], { columns, plan }: Words): Cell[] => [
  columns.productName,
  columns.ground,
  ...terms.map((term) => plan.terms[term]),
  columns.proposal,
];

/** Terms that there are no data for stay empty: they are not nothing. */
function figures(line: Line, terms: readonly ProposalTerm[], making: ExplanationMaking): Cell[] {
  const amounts = new Map(line.terms.map(({ term, quantity }) => [term, quantity]));
  const shown = shownIn(line, making);
  const agreed = line.terms.flatMap((term) => term.agreed ?? []);
  return [
    nameOf(line, making),
    agreed.map(({ ground }) => citationText(ground)).join('; ') || null,
    ...terms.map((term) => shown(amounts.get(term))),
    shown(line.quantity),
  ];
}

/** What was bought in the last of the months known. */
const bought = (line: Line, months: number, making: ExplanationMaking): Cell[] =>
  line.bought.slice(-months).map(shownIn(line, making));

const nameOf = ({ productId }: Line, { products }: ExplanationMaking): string =>
  productName(products.get(productId)) || productId;

/** A quantity in the units of the sheet, to a thousandth. */
function shownIn({ productId }: Line, { products, unit }: ExplanationMaking) {
  const scale = quantityScale({ unit }, Number(products.get(productId)?.caseSize ?? 1));
  return (quantity: number | undefined): number | null =>
    quantity === undefined ? null : Math.round((quantity / scale) * 1000) / 1000;
}

/** What a term says, with the days that it is drawn from. */
function said(term: ProposalTerm, { lines }: Proposal, { plan }: Words): string {
  const all = lines.flatMap((line) => line.terms.filter((one) => one.term === term));
  const days = all.flatMap(({ entries }) => (entries ? [entries] : []));
  const from = days.map((one) => one.from).sort()[0];
  const to = days
    .map((one) => one.to)
    .sort()
    .at(-1);
  const festival = all.find((one) => one.festival !== undefined)?.festival;
  return [
    `${plan.terms[term]}: ${plan.termSays[term]}`,
    ...(festival === undefined ? [] : [plan.festivalOn(festival)]),
    ...(from === undefined || to === undefined ? [] : [plan.drawnFrom(from, to)]),
  ].join(' ');
}

/** What worked in the month before and what did not; none where nobody said. */
function reviewRows({ review }: Proposal, { plan }: Words): PageRow[] {
  if (review === null) return [];
  const lines = [
    ...(review.worked === null ? [] : [`${plan.review.worked}: ${review.worked}`]),
    ...(review.failed === null ? [] : [`${plan.review.failed}: ${review.failed}`]),
  ];
  return [
    { look: 'heading', cells: [plan.review.title(review.month)] },
    ...lines.map((line): PageRow => ({ look: 'line', cells: [line] })),
  ];
}
