import {
  letterIdOf,
  letterNameOf,
  type Letter,
  type Recipient,
} from '../../domain/letters/letter.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { readHead, readHeads } from '../../store/heads.ts';
import { readLetter } from '../../store/letters.ts';
import { readMember } from '../../store/members.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import { ownTerritories } from './to-members.ts';

type About = Pick<Letter, 'recipient' | 'territories'>;

/** True for those who see more than the letters to themselves. */
export const seesOthers = ({ roles }: Member): boolean =>
  roles.some((role) => role === 'finance' || role === 'director' || role === 'admin');

/**
 * Those of these letters that the caller may see: the own ones, and for who sees others' those
 * whose every territory the caller works in. Of a letter to a dealer, which shows that dealer
 * alone, counts where the dealer is now, not where it was.
 */
export async function visibleLetters<Seen extends About>(
  letters: readonly Seen[],
  caller: Member,
): Promise<Seen[]> {
  const dealers = letters.flatMap(({ recipient }) =>
    recipient.is === 'dealer' ? [recipient.dealerId] : [],
  );
  const heads = await readHeads(db, dealers);
  return letters.filter(({ recipient, territories }) => {
    if (recipient.is === 'member' && recipient.memberId === caller.memberId) return true;
    if (!seesOthers(caller)) return false;
    if (recipient.is === 'member') return territories.every((each) => worksIn(caller, each));
    const head = heads.get(recipient.dealerId);
    return head !== undefined && worksIn(caller, head.territory);
  });
}

/** A letter that the caller may see; another is as one that is not there. */
export async function visibleLetter(letterId: string, caller: Member): Promise<Letter> {
  const letter = await readLetter(db, letterNameOf(letterId));
  const [seen] = letter ? await visibleLetters([letter], caller) : [];
  if (!seen) throw new Problem('not-found');
  return seen;
}

/**
 * The territories that a letter would show if it were written now; refuses who may not see all of
 * them.
 */
export async function territoriesShown(
  recipient: Recipient,
  caller: Member,
): Promise<Letter['territories']> {
  const territories =
    recipient.is === 'member'
      ? await territoriesOfMember(recipient)
      : await territoriesOfDealer(recipient);
  const about = territories && { recipient, territories };
  const [seen] = about ? await visibleLetters([about], caller) : [];
  if (!seen) throw new Problem('not-found');
  return seen.territories;
}

async function territoriesOfDealer({ dealerId }: { readonly dealerId: string }) {
  const head = await readHead(db, dealerId);
  return head && [head.territory];
}

async function territoriesOfMember({ memberId }: { readonly memberId: string }) {
  const member = await readMember(db, memberId);
  return member && [...ownTerritories(member)];
}

/** The name of the copy of a letter that is sent after so many. */
export const copyAfter = (letterId: string, copies: number): string =>
  letterIdOf({ ...letterNameOf(letterId), copy: copies + 1 });
