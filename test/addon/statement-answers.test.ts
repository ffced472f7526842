import { expect, test } from 'vitest';
import {
  answerColumns,
  answerRow,
  type Answered,
} from '../../sheets-addon/src/statement-answers/answer-rows.ts';
import { chinese } from '../../sheets-addon/src/words-zh.ts';
import { english } from '../../sheets-addon/src/words-en.ts';

const sent: Answered = {
  ...{ dealerId: 'HZ01', dealerCode: 'HZ-001', dealerName: '杭州西湖', state: 'sent' },
  ...{ sentence: 'Sent', sentAt: '2026-11-01T00:05:00.000Z', closing: 330_000 },
  ...{ answer: 'none', isOutdated: null, question: null, ownBalance: null, difference: null },
  ...{ name: null, sentTo: null, at: null, answers: 0, letterId: 'x' },
};
const cells = (change: Partial<Answered>, words = english) => {
  const row = answerRow({ ...sent, ...change }, (at) => at.slice(0, 10), 2, words);
  return Object.fromEntries(answerColumns.map(({ key }, i) => [key, row[i]]));
};

test('a statement without an answer says so, or why the dealer could give none', () => {
  expect(cells({})).toMatchObject({ dealerAnswer: 'No answer yet', statedBalance: 3300 });
  const back = { state: 'undeliverable', sentence: 'There is no address.', closing: null };
  expect(cells(back)).toMatchObject({ dealerAnswer: 'There is no address.', statedBalance: '–' });
});

test('an answer shows what it says in the currency’s unit, and that it is of a balance before', () => {
  const answered = {
    ...{ answer: 'questioned', isOutdated: false, question: '少记付款', ownBalance: 260_000 },
    ...{ difference: -70_000, name: '李海', sentTo: 'a@x.example', answers: 2 },
    at: '2026-11-03T00:00:00.000Z',
  };
  expect(cells(answered)).toEqual({
    ...{ dealerCode: 'HZ-001', dealerName: '杭州西湖', dealerAnswer: 'Questioned' },
    ...{ statedBalance: 3300, ownBalance: 2600, ownDifference: -700, dealerQuestion: '少记付款' },
    ...{ answeredBy: '李海', answeredAt: '2026-11-03', linkSentTo: 'a@x.example', answerCount: 2 },
  });
  const outdated = { ...answered, answer: 'confirmed', isOutdated: true, ownBalance: 0 };
  expect(cells(outdated, chinese)).toMatchObject({
    ...{ dealerAnswer: '确认相符（针对此前的余额）', ownBalance: 0 },
  });
});
