import type { DealerStatement } from '../../domain/summaries/dealer-statement.ts';
import type { Money } from '../../domain/values/money.ts';
import { statementWords as words, type Both } from './words-statement.ts';

/** A line of a statement's sums: what it is, and what it adds to the balance. */
export type Part = readonly [name: Both, amount: Money];

/** The sums that lead from one balance to the other. */
type Moved = Pick<
  DealerStatement,
  'opening' | 'sales' | 'returns' | 'payments' | 'refunds' | 'writeOffs' | 'openings'
>;

/** What leads from the opening balance to the closing one; what is rare only where there is any. */
export function movementsOf(statement: Moved): Part[] {
  const { sales, returns, payments, refunds, writeOffs, openings } = statement;
  const rare: readonly Part[] = [
    [words.refunds, refunds],
    [words.writeOffs, -writeOffs],
    [words.openings, openings],
  ];
  return [
    [words.opening, statement.opening],
    [words.sales, sales],
    [words.returns, -returns || 0],
    [words.payments, -payments || 0],
    ...rare.filter(([, amount]) => amount !== 0),
  ];
}

/** What is open by days past due, and credit, which is negative. */
export const bucketsOf = ({ ageing }: DealerStatement): Part[] =>
  (['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90', 'unapplied'] as const).map(
    (bucket) => [words[bucket], ageing[bucket]],
  );
