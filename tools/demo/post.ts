import { routes } from '../../api/routes.ts';
import type { Connection } from '../connect.ts';
import type { business } from './business.ts';
import type { DemoDealer } from './channel.ts';

/** Posts a dealer's entries in order, forty at a time. */
export async function post(
  finance: Connection,
  d: DemoDealer,
  entries: ReturnType<typeof business>['entries'],
  step: (count: number) => void,
): Promise<void> {
  for (let at = 0; at < entries.length; at += 40) {
    const part = entries.slice(at, at + 40);
    const { answers } = await finance.ask(routes.accounts.postEntries, { body: { entries: part } });
    const refused = answers.find((answer) => answer.outcome === 'refused');
    if (refused) throw new Error(`${d.name}: ${refused.entryId}: ${refused.problem.message}`);
    step(part.length);
  }
}
