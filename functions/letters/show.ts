import type { letters as routes } from '../../api/routes/letters.ts';
import { letterNameOf, type LetterName } from '../../domain/letters/letter.ts';
import { isSettled, newLetter } from '../../domain/letters/sending.ts';
import { runOn } from '../../domain/letters/run.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readIntact } from '../../store/archive.ts';
import { keepRun, readRun } from '../../store/letter-runs.ts';
import { addLetter, readLetter } from '../../store/letters.ts';
import { Conflict, untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { messageArchive } from './message-archive.ts';
import { outbox } from './outbox.ts';
import { withoutLinks } from './without-links.ts';
import { copyAfter, territoriesShown, visibleLetter } from './visible.ts';

/** A letter and where it is on its way. */
export const getLetter: Handler<typeof routes.getLetter> = async ({ params }, { member }) =>
  accept(await visibleLetter(params.letterId, member));

/**
 * The message as it was kept before it was sent; none where nothing was written yet. Of the link
 * for its recipient alone the signature is crossed out.
 */
export const getLetterMessage: Handler<typeof routes.getLetterMessage> = async (
  { params },
  { member },
) => {
  const { message } = await visibleLetter(params.letterId, member);
  const bytes = message && (await readIntact(messageArchive, message.key, message.sha256));
  if (!bytes) throw new Problem('not-found');
  return accept(withoutLinks(Buffer.from(bytes).toString('latin1')));
};

/**
 * Sends a letter again as one of its own, with who wanted it and why; those before it stay as they
 * are. One that may still be sent by itself is waited for.
 */
export const resendLetter: Handler<typeof routes.resendLetter> = async (
  { params: { letterId }, body: { reason, copies } },
  { member },
) => {
  const first = await visibleLetter(letterId, member);
  const territories = await territoriesShown(first.recipient, member);
  const newest = await readLetter(db, { ...first, copy: copies });
  if (!newest) return refuse('changed-meanwhile');
  if (!isSettled(newest)) return refuse('letter-under-way');
  const copy = copyAfter(letterId, copies);
  const about = { territories, askedBy: member.memberId, reason };
  const letter = newLetter(letterNameOf(copy), about, instant());
  const there = (await addLetter(db, letter)) ? letter : await readLetter(db, letter);
  if (there?.askedBy !== member.memberId || there.reason !== reason) {
    return refuse('changed-meanwhile');
  }
  await reopen(letter);
  await outbox.put([copy]);
  return accept(there);
};

/**
 * The run is looked after until this letter has ended as well. One that is not settled gets a new
 * version too: whoever is about to settle it has not seen this letter, and looks again.
 */
const reopen = ({ kind, period }: LetterName): Promise<void> =>
  untilDone(async () => {
    const run = await readRun(db, { kind, period });
    if (!run || run.state === 'listing') return;
    if (!(await keepRun(db, runOn(run, { state: 'listed' }, instant())))) throw new Conflict();
  });
