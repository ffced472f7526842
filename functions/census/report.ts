import { censusColumns, type archiveCensus as routes } from '../../api/routes/archive-census.ts';
import { censusSentence } from '../../api/sentences-census.ts';
import type { Locale } from '../../api/sentences.ts';
import type { Census, CensusCode, CensusFinding } from '../../domain/archive/census.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { newestCensuses, partsOf, readCensus } from '../../store/census.ts';
import { readHeads } from '../../store/heads.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

/** Findings after which a page ends: a step's findings stay together. */
const pageSize = 200;

type Column = (typeof censusColumns)[number];

/** What a census found about dealers of the caller's territories, page by page. */
export const getCensus: Handler<typeof routes.getCensus> = async (
  { query: { number, cursor } },
  { member, locale },
) => {
  const question = ['census', number ?? null];
  const position = await readCursor(cursor, question, member);
  // Pages of the newest go on in that one, also where another has begun meanwhile.
  const [asked = number, after = 0] = position?.split(' ').map(Number) ?? [];
  const census = asked === undefined ? await newest() : await readCensus(db, asked);
  if (asked !== undefined && !census) throw new Problem('not-found');
  if (!census) return accept({ census, columns: [...censusColumns], rows: [] });
  const { findings, last } = await pageOf(census.number, after);
  const rows = (await visible(findings, member)).map((finding) => rowOf(finding, locale));
  const table = { census, ...toTable(censusColumns, rows) };
  if (last === null) return accept(table);
  const next = `${String(census.number)} ${String(last)}`;
  return accept({ ...table, next: await writeCursor(next, question, member) });
};

/** A finding as a row: what it does not tell is null. */
function rowOf(finding: CensusFinding, locale: Locale): Record<Column, Cell> {
  const told: Readonly<Partial<Record<Column, Cell | undefined>>> = finding;
  const row = censusColumns.map((column) => [column, told[column] ?? null] as const);
  return {
    ...(Object.fromEntries(row) as Record<Column, Cell>),
    sentence: censusSentence(finding, locale),
  };
}

const newest = async (): Promise<Census | null> => (await newestCensuses(db, 1))[0] ?? null;

/** Findings of whole steps after one; `last` is the step to go on after, null at the end. */
async function pageOf(number: number, after: number) {
  const findings: CensusFinding[] = [];
  let last = after;
  for await (const part of partsOf(db, number, after)) {
    if (findings.length > 0 && findings.length + part.findings.length > pageSize) {
      return { findings, last };
    }
    findings.push(...part.findings);
    last = part.step;
  }
  return { findings, last: null };
}

/** Findings about numbers, which belong to nobody. */
const namesNobody: readonly CensusCode[] = ['file-number-gap', 'contract-number-gap'];

/** A gap in the numbers names nobody; what names somebody is for who works there. */
async function visible(
  findings: readonly CensusFinding[],
  member: Member,
): Promise<CensusFinding[]> {
  const heads = await readHeads(
    db,
    findings.flatMap(({ dealerId }) => dealerId ?? []),
  );
  return findings.filter(({ code, dealerId }) => {
    if (namesNobody.includes(code)) return true;
    const head = dealerId === undefined ? undefined : heads.get(dealerId);
    return worksIn(member, head?.territory ?? '*');
  });
}
