import type { reports } from '../../api/routes/reports.ts';
import { countSellingDays } from '../../domain/calendar.ts';
import { accept } from '../../domain/outcome.ts';
import { productsById } from '../../domain/product.ts';
import { timeGone } from '../../domain/progress.ts';
import { monthOf } from '../../domain/values/month.ts';
import { whole } from '../../domain/values/rate.ts';
import { readCompany } from '../../store/company.ts';
import { listProducts } from '../../store/products.ts';
import { knowledgeOf } from '../as-known.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { listedDealers, placeOf } from './dealers.ts';
import { readPage } from './read-page.ts';
import { cellsOf, columnsOf, showsAccounts, totalOf, type ReportFrame } from './rows.ts';

/** One month of the dealers in the caller's territories, in rows of the kind asked for. */
export const getReport: Handler<typeof reports.getReport> = async (
  { params: { month }, query: { by, territory, asKnownAt, cursor } },
  { member },
) => {
  const question = ['report', month, by, territory ?? null, asKnownAt ?? null];
  const after = await readCursor(cursor, question, member);
  const asked = instant();
  const [company, listed, products] = await Promise.all([
    readCompany(db),
    listedDealers(member, asKnownAt === undefined ? territory : undefined),
    listProducts(db),
  ]);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone, asked);
  const { knownAt, today } = knowledge;
  const scope = { member, territory, knowledge };
  const days = countSellingDays(month, today, company.calendar);
  const frame: ReportFrame = {
    by,
    basis: showsAccounts(by) ? company.policies.basis : 'invoice',
    days,
    company,
    products: productsById(products),
  };
  const rest = after === null ? listed : listed.filter((line) => placeOf(line) > after);
  const { rows, cells, last } = await readPage(rest, month, frame, scope);
  return accept({
    month,
    by,
    basis: frame.basis,
    timeGone: timeGone(days) ?? (monthOf(today) > month ? whole : 0),
    sellingDays: days,
    today,
    knownAt,
    columns: columnsOf(by),
    rows: [...cells],
    total: cellsOf(totalOf(rows, by), frame),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};
