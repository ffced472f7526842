import { patience } from '../../store/patience.ts';

/**
 * Keeps one running copy to so many messages a second: waits until the next one may go. As many
 * copies as the queue lets run at once share the rate that the mail service allows.
 */
export function paced(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = patience.elapsed();
    const at = Math.max(now, next);
    next = at + 1000 / perSecond;
    if (at > now) await patience.pause(at - now);
  };
}
