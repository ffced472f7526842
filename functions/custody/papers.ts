import { paperColumns, type custody as routes } from '../../api/routes/custody.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { afterDeed, type Paper, type PaperDeed } from '../../domain/paper.ts';
import type { Day } from '../../domain/values/day.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { keepPaper, pageOfPapers, readPaper } from '../../store/papers.ts';
import { untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { visibleContract, visibleHeads, type VersionAsked } from '../contracts/visible.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { isKeeper } from './keeper.ts';

/** Papers read at once, and reads for one page: of very many the few that are lent end in time. */
const papersOfRead = 200;
const readsOfPage = 10;

/** Papers of the dealers that the caller may see, page by page; a page may be short. */
export const listPapers: Handler<typeof routes.listPapers> = async (
  { query: { only: asked, cursor } },
  { member },
) => {
  const question = ['papers', asked];
  const today = dayIn((await readCompany(db)).timeZone);
  const found: Paper[] = [];
  let last = await readCursor(cursor, question, member);
  for (let read = 0; read < readsOfPage && found.length === 0; read++) {
    const page = await pageOfPapers(db, last, papersOfRead);
    found.push(...(await visible(page.papers.filter(isAsked(asked, today)), member)));
    last = page.last;
    if (last === null) break;
  }
  const rows = found.map(({ loan, ...paper }) => ({
    ...paper,
    ...{ to: loan?.to ?? null, from: loan?.from ?? null, due: loan?.due ?? null },
    overdue: loan === null ? null : loan.due < today,
  }));
  return accept({
    ...toTable(paperColumns, rows),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};

const isAsked =
  (asked: 'all' | 'lent' | 'overdue', today: Day) =>
  ({ loan }: Paper): boolean =>
    asked === 'all' || (loan !== null && (asked === 'lent' || loan.due < today));

async function visible(papers: readonly Paper[], member: Member): Promise<Paper[]> {
  const heads = await visibleHeads(papers, member);
  return papers.filter(({ dealerId }) => heads.has(dealerId));
}

/** One paper. */
export const getPaper: Handler<typeof routes.getPaper> = async ({ params }, { member }) => {
  await visibleContract(params, member);
  const paper = await readPaper(db, params);
  if (!paper) throw new Problem('not-found');
  return accept(paper);
};

type Refusal = 'paper-lent' | 'paper-not-lent' | 'paper-unplaced' | 'loan-order';

/** Does something with a paper, which only who keeps the archive may. */
async function doTo(
  key: VersionAsked,
  deed: PaperDeed,
  member: Member,
): Promise<Outcome<Paper, Refusal | 'not-the-custodian'>> {
  await visibleContract(key, member);
  if (!(await isKeeper(member))) return refuse('not-the-custodian');
  return untilDone(async () => {
    const by = { memberId: member.memberId, at: instant() };
    const before = await readPaper(db, key);
    const after = afterDeed(before, key, deed, by);
    if (after.ok && after.facts !== before) await keepPaper(db, after.facts);
    return after;
  });
}

/** The outcome with only the refusals that a route declares; any other is a bug. */
function only<const Declared extends Refusal | 'not-the-custodian'>(
  outcome: Outcome<Paper, Refusal | 'not-the-custodian'>,
  declared: readonly Declared[],
): Outcome<Paper, Declared> {
  if (outcome.ok) return outcome;
  const reason = declared.find((one) => one === outcome.reason);
  if (reason === undefined) throw new Error(`a paper was refused as ${outcome.reason}`);
  return refuse(reason, outcome.detail);
}

/** Says where a paper is kept. */
export const placePaper: Handler<typeof routes.placePaper> = async (
  { params, body: { place } },
  { member },
) => only(await doTo(params, { act: 'place', place }, member), ['not-the-custodian']);

/** Lends a paper. */
export const lendPaper: Handler<typeof routes.lendPaper> = async ({ params, body }, { member }) =>
  only(await doTo(params, { act: 'lend', ...body }, member), [
    ...(['not-the-custodian', 'paper-lent', 'paper-unplaced', 'loan-order'] as const),
  ]);

/** Takes a paper back. */
export const returnPaper: Handler<typeof routes.returnPaper> = async ({ params }, { member }) =>
  only(await doTo(params, { act: 'return' }, member), [
    ...(['not-the-custodian', 'paper-not-lent', 'paper-unplaced'] as const),
  ]);
