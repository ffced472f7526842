import { readCompany } from '../../store/company.ts';
import type { Db } from '../../store/dynamo.ts';
import type { FailedBatch } from '../../store/failed-records.ts';
import { moveApprovals } from '../../store/move-approvals.ts';
import { moveOpenItems } from '../../store/move-open-items.ts';
import { rebuildTotals } from '../../store/rebuild-totals.ts';

/** What is told of a redrive while it runs. */
export interface Told {
  /** Months of a dealer whose totals were behind or wrong. */
  readonly mended: (dealerId: string, months: number) => void;
  /** An object that is no batch; it stays where it is. */
  readonly unread: (batch: FailedBatch) => void;
  /** The dealers of this batch are mended; its file may go. */
  readonly done: (batch: FailedBatch) => Promise<void>;
}

/** What a redrive did: counts. */
export interface Redriven {
  readonly files: number;
  readonly dealers: number;
  readonly unread: number;
}

/**
 * Mends the dealers of every batch. Batches are done one by one, each after its dealers: a redrive
 * that was stopped is repeated.
 */
export async function mend(
  db: Db,
  pages: AsyncIterable<readonly FailedBatch[]>,
  told: Told,
): Promise<Redriven> {
  const { fiscalYearStart } = await readCompany(db);
  const dealers = new Set<string>();
  let [files, unread] = [0, 0];
  for await (const page of pages) {
    // Once for all batches of a page; one of a later page may have been filed since.
    const mended = new Set<string>();
    for (const batch of page) {
      for (const dealerId of (batch.dealerIds ?? []).filter((id) => !mended.has(id))) {
        const { changed } = await rebuildTotals(db, dealerId, fiscalYearStart);
        await moveOpenItems(db, dealerId);
        await moveApprovals(db, dealerId);
        told.mended(dealerId, changed.length);
        mended.add(dealerId);
        dealers.add(dealerId);
      }
      if (batch.dealerIds) await told.done(batch);
      else told.unread(batch);
      if (batch.dealerIds) files += 1;
      else unread += 1;
    }
  }
  return { files, dealers: dealers.size, unread };
}
