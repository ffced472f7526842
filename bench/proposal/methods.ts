import { evidenceOf } from '../../domain/proposal/history.ts';
import { proposed } from '../../domain/proposal/proposal.ts';
import { addMonths, monthsBetween } from '../../domain/values/month.ts';
import type { Method } from './back-test.ts';

const round = (quantity: number): number => Math.max(0, Math.round(quantity));
const meanOf = (all: readonly number[]): number =>
  all.length === 0 ? 0 : all.reduce((a, b) => a + b, 0) / all.length;

/** What the last month brought. */
export const lastMonth: Method = {
  name: 'last month',
  propose: ({ quantities }, at) => round(quantities[at - 1] ?? 0),
};

/** The mean of the last months. */
export const meanOfMonths = (months: number): Method => ({
  name: `mean of ${String(months)} months`,
  propose: ({ quantities }, at) => round(meanOf(quantities.slice(Math.max(0, at - months), at))),
});

/** What the same month brought last year. */
export const sameMonthLastYear: Method = {
  name: 'same month last year',
  propose: ({ quantities }, at) => round(quantities[at - 12] ?? 0),
};

/** The proposal as the service makes it; a case is one unit, so that nothing is rounded away. */
export const ourProposal: Method = {
  name: 'proposal',
  propose: ({ product }, at, { months, boughtOf }) => {
    const planned = addMonths(months[0] ?? '', at);
    const known = monthsBetween(addMonths(planned, -25), addMonths(planned, -1));
    const history = { planned, months: known, bought: known.map(boughtOf) };
    const evidence = evidenceOf(history, { productId: product, since: '2000-01', agreed: [] });
    return proposed(evidence, { caseSize: 1, most: null }).quantity;
  },
};
