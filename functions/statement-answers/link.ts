import { toRequest } from '../../api/client.ts';
import { statementLinks } from '../../api/routes/statement-links.ts';
import { answerableThrough } from '../../domain/summaries/statement-answer.ts';
import type { Day } from '../../domain/values/day.ts';
import { linkEnvironment } from '../environment.ts';
import type { WrittenFor } from '../letters/composed.ts';
import { keyToSign } from './link-key.ts';
import { tokenOf, type LinkTo } from './token.ts';

/** Where a dealer answers a statement, and until when. */
export interface AnswerLink {
  readonly url: string;
  readonly through: Day;
}

/** What stands in a preview in place of a token: it opens nothing. */
const inPreviews = 'preview';

/**
 * The link in a statement that is sent to an address; null where its time is over. In a preview it
 * leads nowhere: whoever may look at a letter may not answer it.
 */
export async function answerLink(
  to: LinkTo,
  address: string,
  { today, writtenFor }: { readonly today: Day; readonly writtenFor: WrittenFor },
): Promise<AnswerLink | null> {
  const through = answerableThrough(to.month);
  if (today > through) return null;
  const token = writtenFor === 'preview' ? inPreviews : tokenOf(await keyToSign(), to, address);
  const { url } = toRequest(statementLinks.openStatement, { params: { token } });
  return { url: linkEnvironment().PUBLIC_URL + url, through };
}
