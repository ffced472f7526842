import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { newEntry, newEntryId, worth } from '../support/ledger.ts';
import { startTrade, type Answer, type Trade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance', 'director']);
});
afterAll(() => trade.stop());

const params = { month: '2026-10' };
const writers = Array.from({ length: 12 }, (_, i) => i);
let sent = 0;

/** Posts a sale of October again and again until it is answered. */
async function sell(dealerId: string): Promise<Answer> {
  const document = `R${String((sent += 1))}`;
  const id = newEntryId('2026-10-20', dealerId);
  const about = { dealerId, day: '2026-10-20', entryId: id, document };
  const entry = newEntry('sale', { ...about, lines: worth(100) });
  for (;;) {
    const body = { entries: [entry] };
    const reply = await trade.send(routes.accounts.postEntries, { body }, 'admin');
    if (reply.status === 503) continue;
    return (JSON.parse(reply.body) as { answers: [Answer] }).answers[0];
  }
}

/** Closes until every account is closed, however often that is too busy. */
async function close(): Promise<void> {
  for (;;) {
    const reply = await trade.send(routes.months.closeMonth, { params }, 'finance');
    if (reply.status === 200 && (JSON.parse(reply.body) as { state: string }).state === 'closed') {
      return;
    }
    expect([200, 503]).toContain(reply.status);
  }
}

/** Sales that were recorded, each with whether the account was closed when it was. */
async function soldWhenClosed(dealerId: string): Promise<boolean[]> {
  const entries = (await readEntries(trade.db, dealerId)).toSorted((a, b) => a.version - b.version);
  let through = '';
  return entries.flatMap((entry) => {
    through = entry.terms?.closedThrough ?? through;
    return entry.kind === 'sale' ? [entry.day.slice(0, 7) <= through] : [];
  });
}

test('what races with a closing lands before it or is refused, never after', async () => {
  const dealerId = await trade.dealer('R1');
  let isClosing = true;
  const racing = writers.map(async () => {
    const answers: Answer[] = [];
    while (isClosing) answers.push(await sell(dealerId));
    answers.push(await sell(dealerId));
    return answers;
  });
  await sell(dealerId);
  await Promise.all([close(), close()]);
  isClosing = false;
  const answers = (await Promise.all(racing)).flat();
  const refused = answers.filter(({ outcome }) => outcome === 'refused');
  expect(refused.length).toBeGreaterThanOrEqual(writers.length);
  const codes = refused.map((one) => (one.outcome === 'refused' ? one.problem.code : ''));
  expect(new Set(codes)).toEqual(new Set(['month-closed']));
  const sold = await soldWhenClosed(dealerId);
  expect(sold.length).toBe(answers.length - refused.length + 1);
  expect(sold).not.toContain(true);
});

test('a dealer who joins while months close and reopen has what all have', async () => {
  const body = { reason: 'A return came late' };
  const codes = Array.from({ length: 30 }, (_, i) => `N${String(i)}`);
  const join = async () => {
    for (const code of codes) await trade.dealer(code);
  };
  const turn = async () => {
    for (let round = 0; round < 3; round++) {
      const asked = await trade.ask(routes.months.requestReopening, { params, body }, 'finance');
      const given = { params: { approvalId: asked.approvalId } };
      await trade.ask(routes.approvals.approve, given, 'director');
      await trade.ask(routes.months.continueMonths, {}, 'finance');
      await close();
    }
  };
  await Promise.all([join(), turn()]);
  for (const code of codes) {
    const head = await readHead(trade.db, code);
    expect(head).toMatchObject({ closedThrough: '2026-10', closing: 7 });
  }
});
