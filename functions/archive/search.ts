import { fileColumns, type archive } from '../../api/routes/archive.ts';
import { firstYear } from '../../domain/archive/census.ts';
import { isPast, type Retention } from '../../domain/archive/retention.ts';
import type { ContractFile } from '../../domain/archive/file.ts';
import type { Member } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import type { Instant } from '../../domain/values/day.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { readFiles } from '../../store/contract-files.ts';
import {
  findFiles,
  type FilesAsked,
  type FoundFile,
  type RegisterPlace,
} from '../../store/file-lines.ts';
import { readRetentions } from '../../store/retention.ts';
import { dayIn, instant } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { visibleHeads } from '../contracts/visible.ts';

/** Files after which a page ends, lines of one read, and reads for one page. */
const pageSize = 200;
const linesOfRead = 4_000;
const readsOfPage = 10;

/** Files of the archive by what is asked, of dealers that the caller may see, page by page. */
export const searchFiles: Handler<typeof archive.searchFiles> = async (
  { query: { cursor, only, ...asked } },
  { member },
) => {
  const question = ['files', only, asked];
  const position = await readCursor(cursor, question, member);
  const [year = firstYear, after = 0] = position?.split(' ').map(Number) ?? [];
  const now = instant();
  const wanted = { ...asked, ...(only === 'past' ? { retainedUntil: now } : {}) };
  const { found, next } = await foundFrom({ year, after }, wanted);
  const rows = (await readTogether(found, member))
    .filter(({ retention }) => only === 'all' || isOver(retention, now))
    .map(rowOf);
  const table = toTable(fileColumns, rows);
  if (next === null) return accept(table);
  const place = `${String(next.year)} ${String(next.after)}`;
  return accept({ ...table, next: await writeCursor(place, question, member) });
};

/** Files that fit from a place on, over the years, and where to go on; null at the end. */
async function foundFrom(from: RegisterPlace, asked: FilesAsked) {
  const thisYear = Number(dayIn((await readCompany(db)).timeZone).slice(0, 4));
  const found: FoundFile[] = [];
  let place: RegisterPlace | null = from;
  for (let read = 0; read < readsOfPage && place && found.length < pageSize; read++) {
    const { year }: RegisterPlace = place;
    const page = await findFiles(db, asked, place, linesOfRead);
    const fitting = page.found.slice(0, pageSize - found.length);
    found.push(...fitting);
    const isCut = fitting.length < page.found.length;
    const last = isCut ? (fitting.at(-1)?.place ?? null) : page.last;
    if (last !== null) place = { year, after: last };
    else place = year < thisYear ? { year: year + 1, after: 0 } : null;
  }
  return { found, next: place };
}

interface ReadFile {
  readonly file: ContractFile;
  readonly retention: Retention | null;
}

async function readTogether(found: readonly FoundFile[], member: Member): Promise<ReadFile[]> {
  const [files, retentions, heads] = await Promise.all([
    readFiles(db, found),
    readRetentions(db, found),
    visibleHeads(found, member),
  ]);
  return files.flatMap((file, i) => {
    const isSeen = heads.has(found[i]?.dealerId ?? '');
    return file && isSeen ? [{ file, retention: retentions[i] ?? null }] : [];
  });
}

/** Of a file whose first lock ended: whether nothing was decided that holds it still. */
const isOver = (retention: Retention | null, now: Instant): boolean =>
  retention === null || isPast(retention.until, now);

function rowOf({ file, retention }: ReadFile) {
  const { outside, binding, retainedUntil, ...own } = file;
  const isDiscarded = retention !== null && retention.until === null;
  return {
    ...own,
    ...{ contractId: binding?.contractId ?? null, version: binding?.version ?? null },
    ...{ number: outside?.number ?? null, from: outside?.from ?? null, to: outside?.to ?? null },
    retainedUntil: retention?.until ?? retainedUntil,
    isDiscarded,
  };
}
