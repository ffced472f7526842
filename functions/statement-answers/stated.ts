import * as z from 'zod';
import type { Letter } from '../../domain/letters/letter.ts';
import { StatedMonth } from '../../domain/summaries/statement-answer.ts';
import { readKept } from '../../store/archive.ts';
import { evidenceKey } from '../letters/evidence.ts';
import { messageArchive } from '../letters/message-archive.ts';

/** What is kept beside a statement that was sent. */
const Evidence = z.object({ statement: StatedMonth });

/**
 * The newest of a dealer's copies that was, or may have been, given to the mail service: what it
 * says is what the dealer has in hand. Null where there is none.
 */
export const newestStated = (copies: readonly Letter[]): Letter | null =>
  copies.findLast(({ state, message }) => message !== null && given.includes(state)) ?? null;

const given: readonly Letter['state'][] = ['claimed', 'sent', 'undeliverable'];

/** What a statement said when it was sent. Throws where nothing was kept beside it. */
export async function readStated(letter: Letter): Promise<StatedMonth> {
  const key = evidenceKey(letter, letter.message?.sha256 ?? '');
  const bytes = await readKept(messageArchive, key);
  return Evidence.parse(JSON.parse(Buffer.from(bytes).toString())).statement;
}
