/** Headers of the list of requests. */
export const approvalColumnsEnglish = {
  requestKind: 'Request',
  requestAbout: 'About',
  requestCurrent: 'Today',
  requestAmount: 'Asked for',
  requestedBy: 'Asked by',
  requestedAt: 'Asked at',
  approvalId: 'Request id',
};

/** Words of what waits for a decision. */
export const approvalsEnglish = {
  menu: 'Approvals',
  item: 'Waiting for me',
  decide: 'Decide on a request…',
  askWriteOff: 'Ask for a write-off…',
  askLimit: 'Ask for a credit limit…',
  whichDealer: (chosen: string) =>
    chosen === ''
      ? 'Which dealer? Code, name or pinyin.'
      : `Which dealer? Code, name or pinyin. Leave empty for ${chosen}.`,
  whichDocuments:
    'Which documents, and how much of each is given up? Write them like INV-1 100.00; INV-2 50.',
  whichLimit: (none: string) => `Which limit? An amount, 0 for prepaid only, or “${none}”.`,
  askReason: 'Why? Whoever approves reads it.',
  reasonMissing: 'Not asked: give a reason, whoever approves reads it.',
  asked: 'Asked. It waits for a decision; nothing has changed yet.',
  name: 'Waiting for me',
  title: 'Requests that wait for your decision',
  kinds: {
    plan: 'Plan',
    'credit-limit': 'Credit limit',
    contract: 'Contract',
    'contract-exception': 'Exception from a contract',
    'month-reopening': 'Reopening of a month',
    'write-off': 'Write-off',
  },
  ofCompany: 'The whole company',
  noLimit: 'no limit',
  /** What a subject is called: a month, or nothing that people know. */
  month: (month: string) => `${month} and later`,
  selectFirst: 'Select the row of a request, on the sheet Waiting for me.',
  question: (request: string, reason: string) =>
    `${request}\n${reason}\n\nYes approves, No rejects, Cancel does neither.`,
  why: 'Why is it rejected? Whoever asked reads it.',
  whyMissing: 'Not rejected: give a reason, whoever asked reads it.',
  pulled: (count: number) =>
    count === 0 ? 'Nothing waits for you.' : `${String(count)} to decide: select one, then Decide.`,
};
