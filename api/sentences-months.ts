import type { ProblemCode } from './problems.ts';

type OfMonths = Extract<ProblemCode, `month-${string}` | `months-${string}` | 'company-wide-only'>;
type OfRequests =
  'write-off-unapproved' | 'request-differs' | Extract<ProblemCode, `bank-${string}`>;
type OfFollowUps = 'owner-unfit' | 'outcome-missing' | 'follow-up-full';

/** What is said of closed months, of what finance asks for, and of actions pinned to figures. */
export const monthsInEnglish: Readonly<Record<OfMonths | OfRequests | OfFollowUps, string>> = {
  'owner-unfit':
    '{owner} is no active member who works where this dealer is. Name somebody who does.',
  'outcome-missing': 'Say what came of it: what is done or dropped keeps its outcome.',
  'follow-up-full': 'This was changed too often to go on. Pin a new action instead.',
  'month-closed':
    'Months up to {closedThrough} are closed. {open} is the first that is open: date it there, or ask finance to reopen the month.',
  'month-not-over': '{month} is not over yet. Close it when its last day has passed.',
  'months-in-order': 'Months close one after the other. Close {month} first.',
  'month-not-closed': '{month} is not closed, so there is nothing to reopen.',
  'month-act-under-way':
    'The closing or reopening of {month} has not reached every account yet. Go on with it first.',
  'company-wide-only':
    'This concerns the whole company. Ask someone of finance who works in every territory.',
  'write-off-unapproved':
    'A write-off needs an approval. Ask for it: Approvals → Ask for a write-off.',
  'request-differs': 'Something else was asked for under this id. Ask again with a new one.',
  'bank-columns-unknown':
    'No row names a day and an amount. Keep the bank’s own headers, such as Date, Credit, Debit.',
  'bank-days-ambiguous': 'Is {day} written with the day or the month first? Say so, then repeat.',
  'bank-day-unreadable': '“{written}” is not a day. Write it like 2026-11-23.',
  'bank-amount-unreadable': '“{written}” is not an amount of this currency.',
  'bank-line-not-found': 'There is no such bank line. Refresh the list.',
  'bank-line-decided': 'This line was decided already. Refresh to see how.',
  'bank-line-posted':
    'This line is a recorded payment. Reverse the payment first, then let the line wait again.',
};

export const monthsInChinese: Readonly<Record<OfMonths | OfRequests | OfFollowUps, string>> = {
  'owner-unfit': '{owner} 不是负责该经销商所在区域的在职人员，请另选负责人。',
  'outcome-missing': '请填写结果：已完成或已放弃的跟进要保存结果。',
  'follow-up-full': '此跟进修改次数过多，请另建一项。',
  'month-closed':
    '{closedThrough} 及以前的月份已结账。最早可记账的月份是 {open}：请改用该月的日期，或请财务申请反结账。',
  'month-not-over': '{month} 尚未结束，请在该月最后一天过后再结账。',
  'months-in-order': '请按月份顺序结账，先结 {month}。',
  'month-not-closed': '{month} 没有结账，无需反结账。',
  'month-act-under-way': '{month} 的结账或反结账尚未覆盖所有账户，请先继续完成。',
  'company-wide-only': '此事涉及全公司，请由负责所有区域的财务人员办理。',
  'write-off-unapproved': '坏账核销需要审批，请通过“审批 → 申请坏账核销”提出。',
  'request-differs': '此编号已用于另一项申请，请换一个编号重新申请。',
  'bank-columns-unknown': '没有一行写明日期和金额。请保留银行原来的表头，如“交易日期”“贷方金额”。',
  'bank-days-ambiguous': '{day} 是日在前还是月在前？请说明后重试。',
  'bank-day-unreadable': '“{written}”不是日期，请写成 2026-11-23。',
  'bank-amount-unreadable': '“{written}”不是该币种的金额。',
  'bank-line-not-found': '没有这行流水，请刷新列表。',
  'bank-line-decided': '这行流水已经处理过，请刷新查看。',
  'bank-line-posted': '这行流水已记为付款。请先冲销该付款，再让流水重新等待。',
};
