import { many } from '../words-many.ts';

/** Headers of the lines of a bank statement. */
export const bankColumnsEnglish = {
  bankDay: 'Paid on',
  bankAmount: 'Amount paid in',
  payer: 'Payer',
  bankText: 'Text of the bank',
  bankReference: 'Bank reference',
  decision: 'Decision',
  dealerTyped: 'Whose payment',
  documentsTyped: 'Settles (document amount; …)',
  reasonTyped: 'Reason, or another day',
  proposedBecause: 'Proposed because',
  confidence: 'How sure',
  lineId: 'Line id',
};

/** Words of bank statements. */
export const bankEnglish = {
  fileItem: 'Bring in a bank file…',
  importItem: 'Bring in this sheet as a bank statement',
  linesItem: 'Bank lines to confirm',
  sendItem: 'Post confirmed bank lines',
  name: 'Bank lines',
  title: 'Payments that wait to be confirmed',
  confirm: 'Confirm',
  ignore: 'Ignore',
  onAccount: 'on account',
  because: {
    document: 'document number in the text',
    account: 'account of the payer',
    before: 'confirmed so before',
    name: 'name of the payer',
    'like-name': 'name is similar',
    amount: 'only this amount is open',
  },
  what: {
    named: 'the documents named',
    'same-amount': 'a document of this amount',
    'oldest-exactly': 'the oldest come to this amount',
    oldest: 'the oldest due',
    'nothing-open': 'nothing is open',
  },
  help: {
    decision: 'Confirm posts the payment, Ignore needs a reason. Empty waits.',
    dealerTyped: 'Code, name or pinyin.',
    documentsTyped: 'Empty settles the oldest due. “on account” settles nothing yet.',
    reasonTyped:
      'Why a line is ignored. Of a line in a closed month: the day on which it is posted.',
  },
  askAccount:
    'Which of our accounts is this statement of? Its name is kept with every line; use the same one each time.',
  accountMissing: 'Not brought in: say which account it is.',
  notOurs: 'Open the sheet into which the statement was pasted or imported, then repeat.',
  tooLong: (rows: number) => `At most ${String(rows)} rows at once. Bring it in by parts.`,
  askOrder: 'Are days written with the day first, like 23/11? Yes: day first. No: month first.',
  brought: (added: number, known: number, out: number) =>
    `${String(added)} new, ${String(known)} brought in before, ${String(out)} of money that went out left alone.`,
  unread: (rows: string) => `These rows can’t be read:\n${rows}`,
  row: (row: number, message: string) => `Row ${String(row)}: ${message}`,
  pulled: (count: number) =>
    count === 0
      ? 'No line waits.'
      : `${many(count, 'line')} to confirm. Decide in the blue columns, then post.`,
  nothing: 'Nothing to post: choose Confirm or Ignore in the column Decision first.',
  needDocuments: (text: string) =>
    `“${text}” can’t be read. Write documents and amounts: INV-1 100.00; INV-2 50.`,
  needReason: 'Say why it is ignored.',
  sent: (done: number, refused: number) =>
    refused === 0
      ? `${String(done)} done.`
      : `${String(done)} done, ${String(refused)} to look at: the reason stands in the row.`,
};
