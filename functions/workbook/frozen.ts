import { createHash } from 'node:crypto';
import type { Company } from '../../domain/company.ts';
import { languageOf, type Member } from '../../domain/member.ts';
import { monthRows } from '../../domain/summaries/month-rows.ts';
import { summarise } from '../../domain/summaries/summarise.ts';
import type { Month } from '../../domain/values/month.ts';
import { FrozenMonth } from '../../domain/workbook/frozen.ts';
import { putOnce, readKept } from '../../store/archive.ts';
import { environment } from '../environment.ts';
import { messageArchive } from '../letters/message-archive.ts';
import { nobody } from '../nobody.ts';
import { readMonth } from '../summaries/read-summary.ts';
import { settledKnowledge } from '../summaries/settled.ts';

/** A month as it is kept, and the SHA-256 of its bytes. */
export interface Kept {
  readonly frozen: FrozenMonth;
  readonly sha256: string;
}

/** Where is kept what the workbook has of a month. */
export const frozenKey = (month: Month): string => `workbooks/${month}.json`;

/** Whoever opens the workbook sees every dealer, as a director does. */
const everyone: Member = { ...nobody.member, roles: ['director'], territories: ['*'] };

/**
 * The month as it is kept for the workbook: as it was computed first, from what was known for good
 * then. What two runs compute at once differs, but one of them is kept, and both have it. Null
 * where no dealer counts in it; then nothing is kept.
 */
export async function keptMonth(month: Month, company: Company): Promise<Kept | null> {
  const frozen = await freeze(month, company);
  if (frozen === null) return null;
  const key = frozenKey(month);
  const own = Buffer.from(JSON.stringify(frozen));
  const outcome = await putOnce(messageArchive, key, own, 'application/json');
  const bytes = outcome === 'kept' ? own : await readKept(messageArchive, key);
  return keptIn(bytes);
}

/** The month as it was kept before. */
export const keptBefore = async (month: Month): Promise<Kept> =>
  keptIn(await readKept(messageArchive, frozenKey(month)));

const keptIn = (bytes: Uint8Array): Kept => ({
  frozen: FrozenMonth.parse(JSON.parse(Buffer.from(bytes).toString())),
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function freeze(month: Month, company: Company): Promise<FrozenMonth | null> {
  const knowledge = settledKnowledge(company);
  const asked = { month, member: everyone, territory: undefined, knowledge };
  const found = await readMonth(asked, company);
  if (found === null) throw new Error('more dealers than a summary has');
  const summary = summarise(found.read);
  if (summary.dealers === 0) return null;
  const { name, currency } = company;
  return {
    release: environment().RELEASE,
    versions: found.versions,
    knownOn: knowledge.today,
    company: { name, currency, language: languageOf({}, company) },
    summary,
    ...monthRows(found.read),
  };
}
