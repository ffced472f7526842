import { many } from '../words-many.ts';

/** Headers of what dealers answered. */
export const answerColumnsEnglish = {
  dealerAnswer: 'Answer',
  statedBalance: 'Stated balance',
  ownBalance: 'By the dealer’s books',
  ownDifference: 'Differs by',
  dealerQuestion: 'Question',
  answeredBy: 'Answered by',
  answeredAt: 'Answered at',
  linkSentTo: 'Link went to',
  answerCount: 'Answers',
};

/** Words of what dealers answered to their statements. */
export const answersEnglish = {
  item: 'Statement answers…',
  name: (month: string) => `Answers ${month}`,
  title: (month: string) => `What dealers answered to their statements of ${month}`,
  said: { confirmed: 'Confirmed', questioned: 'Questioned' },
  outdated: (said: string) => `${said}, of a balance stated before`,
  none: 'No answer yet',
  pulled: (statements: number, questioned: number, open: number) =>
    statements === 0
      ? 'No statement was sent for this month.'
      : `${many(statements, 'statement')}: ${String(questioned)} questioned, ${String(open)} without an answer.`,
  tooMany: 'There are more statements than one action has time for; the rest are missing here.',
};
