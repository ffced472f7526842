import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpReply } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';
import type { HttpRequest } from '../../local/workbench/protocol/http.ts';
import { put } from '../support/spreadsheet/cell.ts';
import { throughGateway } from '../support/spreadsheet/gateway.ts';
import { duplicate } from '../support/spreadsheet/hands.ts';
import { fill, startSizedOffice, type SizedOffice } from '../support/spreadsheet/quota-office.ts';

let sized: SizedOffice;

beforeAll(async () => {
  sized = await startSizedOffice();
});
afterAll(async () => {
  await sized.stop();
});

type Posted = readonly { readonly entryId: string }[];

/** Requests that post are answered by `answer`; all others by the service. */
const posting = (
  answer: (request: HttpRequest, sent: Posted) => Promise<HttpReply> | HttpReply,
) => {
  return async (request: HttpRequest) => {
    if (!request.url.endsWith('/entries')) return throughGateway(request);
    return answer(request, (JSON.parse(String(request.body)) as { entries: Posted }).entries);
  };
};

/** The service does what it is asked, and its answer is lost. */
const lost = posting(async (request) => {
  await throughGateway(request);
  return problem(500, 'Something went wrong.');
});

const problem = (status: number, title: string): HttpReply => ({
  status,
  body: JSON.stringify({ code: 'not-allowed', title }),
});

/** How many entries the dealer's account holds. */
const recorded = async () => {
  const params = { dealerId: 'D1' };
  return (await sized.service.ask(routes.accounts.listEntries, { params }, 'admin')).entries.length;
};

const answerOf = (row: number) => String(sized.book().named('Record').look(row, 0).content.v ?? '');

const pay = (rows: number, amount: (i: number) => number) => {
  fill(sized.book(), 'Amount paid', rows, amount);
};

/** Types one payment into a new record sheet and sends it so that its answer is lost. */
async function unanswered(amount: number) {
  sized.openBook();
  await sized.run('ledgerRecord');
  fill(sized.book(), 'Kind', 1, () => 'Payment');
  fill(sized.book(), 'Day', 1, () => '2026-11-20');
  fill(sized.book(), 'Dealer (code, name, pinyin)', 1, () => 'D1');
  pay(1, () => amount);
  await sized.run('ledgerSend', [], lost);
  expect(answerOf(3)).toMatch(/^\?/);
}

test.each<[string, ReturnType<typeof posting>]>([
  ['the member is closed', posting(() => problem(403, 'Not now.'))],
  ['the dealer has moved', posting(() => problem(404, 'Not now.'))],
  ['too many requests', posting(() => problem(429, 'Not now.'))],
  [
    'the dealer has moved, told for the entry',
    posting((_, sent) => ({
      status: 200,
      body: JSON.stringify({
        answers: sent.map(({ entryId }) => {
          return {
            outcome: 'refused',
            entryId,
            problem: { code: 'customer-not-found', message: 'Not now.' },
          };
        }),
      }),
    })),
  ],
  [
    'it was sent again in a request that was invalid',
    posting((_, sent) => problem(sent.length > 1 ? 400 : 503, 'Not now.')),
  ],
])(
  'an entry whose answer was lost is posted once, whatever is said of the next request: %s',
  async (_, said) => {
    const before = await recorded();
    await unanswered(7);
    fill(sized.book(), 'Kind', 2, () => 'Payment');
    fill(sized.book(), 'Day', 2, () => '2026-11-20');
    fill(sized.book(), 'Dealer (code, name, pinyin)', 2, () => 'D1');
    pay(2, (i) => [7, 5][i - 1] ?? 0);
    await sized.run('ledgerSend', [], said);
    expect(answerOf(3)).toMatch(/^\?.*Not now/);
    // The row is edited while nobody knows whether it was recorded.
    pay(1, () => 8);
    await sized.run('ledgerSend', [], said);
    expect(answerOf(3)).toMatch(/^\?.*edited/);
    await sized.run('ledgerSend');
    expect(answerOf(3)).toMatch(/^× This was recorded as no. \d+ and then edited. Reverse it/);
    expect(answerOf(4)).toMatch(/^✓/);
    expect(await recorded()).toBe(before + 2);
  },
);

test('a request that was invalid refuses an entry that was alone in it', async () => {
  await unanswered(9);
  await sized.run(
    'ledgerSend',
    [],
    posting(() => problem(400, 'Not now.')),
  );
  expect(answerOf(3)).toBe('× Not now.');
});

/** Writes two thousand settled entries into the journal, as if they had been sent since. */
function settledSince() {
  const tab = sized.book().named('_journal');
  const [first] = tab.last();
  const rows = 2000;
  tab.insert('rows', first, 3 * rows);
  for (let i = 0; i < rows; i++) {
    const id = `2026-11-21-D1-${String(i).padStart(16, '0')}`;
    const content = JSON.stringify({ kind: 'payment', entryId: id });
    Object.entries({ state: 'recorded', content, answer: '1' }).forEach(([part, text], at) => {
      [id, part, '0', text].forEach((value, column) => {
        put(tab.cell(first + 3 * i + at, column), value, sized.book().clock);
      });
    });
  }
}

test('a row that the journal forgot after two thousand others is not posted anew by any edit', async () => {
  await unanswered(6);
  await sized.run('ledgerSend');
  const before = await recorded();
  const tab = sized.book().named('Record');
  const copy = duplicate(sized.book(), tab);
  sized.book().open(tab);
  // The row is gone from the tab that goes on sending, so that its journal forgets it.
  fill(sized.book(), 'Entry id', 1, () => '');
  pay(1, () => 3);
  settledSince();
  await sized.run('ledgerSend');
  expect(await recorded()).toBe(before + 1);
  sized.book().open(copy);
  const answer = () => String(copy.look(3, 0).content.v);
  const turnedAway = posting(() => problem(400, 'Not now.'));
  pay(1, () => 60);
  await sized.run('ledgerSend', [], turnedAway);
  expect(answer()).toBe('× Not now.');
  fill(sized.book(), 'Day', 1, () => '2026-11-19');
  await sized.run('ledgerSend');
  expect(answer()).toMatch(/^× This carries the id of an entry that may be recorded/);
  fill(sized.book(), 'Day', 1, () => '2026-11-20');
  for (const amount of [61, 62]) {
    pay(1, () => amount);
    await sized.run('ledgerSend');
    expect(answer()).toMatch(
      /^× Entry no. \d+ was recorded .*other content. Reverse it, or put it/,
    );
  }
  pay(1, () => 6);
  await sized.run('ledgerSend');
  expect(answer()).toMatch(/^✓/);
  expect(await recorded()).toBe(before + 1);
});

test('a recorded row that was edited can be reversed where it stands, and stays reversed', async () => {
  await unanswered(4);
  await sized.run('ledgerSend');
  pay(1, () => 5);
  await sized.run('ledgerSend');
  const { id: sheet } = sized.book().opened.facts;
  sized.book().selection = { sheet, row: 3, column: 0, rows: 1, columns: 1 };
  expect((await sized.run('ledgerReverse')).message).toMatch(/^✓ reversed/);
  await sized.run('ledgerSend');
  expect(answerOf(3)).toMatch(/^✓ reversed, no. \d+. To record the row as it stands now, empty/);
  pay(1, () => 4);
  await sized.run('ledgerSend');
  expect(answerOf(3)).toMatch(/^✓ reversed, no. \d+$/);
});
