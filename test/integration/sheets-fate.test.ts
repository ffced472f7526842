import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HttpReply } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';
import type { HttpRequest } from '../../local/workbench/protocol/http.ts';
import { throughGateway } from '../support/spreadsheet/gateway.ts';
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
    expect(answerOf(3)).toMatch(/^×.*recorded and then edited/);
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
