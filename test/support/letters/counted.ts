import {
  codeOfRecipient,
  letterIdOf,
  LetterState,
  type Letter,
} from '../../../domain/letters/letter.ts';
import type { Addressee } from '../../../functions/letters/composed.ts';
import type { Written } from '../../../functions/letters/send.ts';
import type { Db } from '../../../store/dynamo.ts';
import { lettersIn } from '../../../store/letters.ts';
import type { CountingMailer } from './counting-mailer.ts';
import { fateOf, kind, months } from './recipients.ts';

/** What the letters of all months came to. */
export interface Counted {
  readonly letters: number;
  /** Letters that went out more than once, and letters that never did and should have. */
  readonly double: readonly string[];
  readonly missing: readonly string[];
  /** Letters whose state does not fit what became of them. */
  readonly wrong: readonly string[];
  readonly accepted: number;
}

/** Compares what the mail service accepted with what should have gone out, letter by letter. */
export async function countedIn(
  db: Db,
  addressees: readonly Addressee[],
  { accepted }: CountingMailer,
  ofMonths: number,
): Promise<Counted> {
  const [double, missing, wrong] = [[], [], []] as [string[], string[], string[]];
  let letters = 0;
  for (const period of months.slice(0, ofMonths)) {
    const found = new Map<string, Letter>();
    for await (const letter of lettersIn(db, { kind, period }, LetterState.options)) {
      found.set(codeOfRecipient(letter.recipient), letter);
    }
    letters += found.size;
    for (const [place, { recipient }] of addressees.entries()) {
      const letterId = letterIdOf({ kind, period, recipient, copy: 0 });
      const fate = fateOf(place);
      const times = accepted.get(letterId) ?? 0;
      const wanted = fate === 'message' ? 1 : 0;
      if (times > wanted) double.push(letterId);
      if (times < wanted) missing.push(letterId);
      const letter = found.get(codeOfRecipient(recipient));
      if (!fitsFate(letter, fate)) wrong.push(`${letterId} ${letter?.state ?? 'none'}`);
    }
  }
  const sum = [...accepted.values()].reduce((total, times) => total + times, 0);
  return { letters, double, missing, wrong, accepted: sum };
}

function fitsFate(letter: Letter | undefined, fate: Written['what']): boolean {
  if (fate === 'empty') return letter?.state === 'empty';
  if (fate !== 'message') return letter?.problem === fate;
  return letter?.state === 'sent' || letter?.problem === 'bounced';
}
