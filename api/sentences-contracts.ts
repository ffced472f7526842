import type { ProblemCode } from './problems.ts';

type OfContracts = Extract<ProblemCode, `signed-copy-${string}` | `${string}exception${string}`>;
type Compared = 'confirmation-not-wanted' | 'page-not-there' | 'file-not-compared' | 'file-altered';

/** What is said of signed copies beside their terms, and of exceptions from them. */
export const contractsInEnglish: Readonly<Record<OfContracts | Compared, string>> = {
  'signed-copy-missing':
    'No signed copy of this version is in the archive. File it first, bound to this version.',
  'signed-copy-not-compared':
    'The signed copy was not compared with these terms yet. Open it in the contract and compare it.',
  'signed-copy-differs':
    'The signed copy does not say what block {letter} says: “{terms}”. On page {page} it says: “{file}”. Lines that differ: {count}. Have the right paper signed and file it, or terminate this version and draft it as it was signed.',
  'signed-copy-unconfirmed':
    'A machine can’t tell whether the signed copy says what these blocks say: {letters}. Read them on the paper and confirm each with its page.',
  'signed-copy-adds':
    'The signed copy says more than the terms, first on page {page}: “{text}”. Read it and confirm that it changes no term. Places: {count}.',
  'confirmation-not-wanted':
    'Block {letter} is not for a person to confirm: it is the same, or it differs. Refresh to see which.',
  'page-not-there': 'The file has {pages} pages, and no page {page}.',
  'file-not-compared': 'Only the signed copy of a version is compared with its terms.',
  'file-altered':
    'The bytes of this file are not those that were filed. Nothing was done with it; run the census and look into it at once.',
  'exception-exhausted':
    'The exception that allows this has {left} left until {to}; this is {amount}. Record less, or ask for another exception.',
  'exception-days':
    'An exception ends on its first day or later and holds at most {days} days. Choose other days, or amend the contract.',
  'exception-differs': 'Another exception was asked for under this id. Ask again with a new one.',
  'exception-state':
    'This was done already, or the exception is not approved. Refresh to see how it stands.',
  'too-many-exceptions':
    'At most {most} exceptions stand on one account. End one first, or amend the contract.',
};

/** The same in Chinese. */
export const contractsInChinese: Readonly<Record<OfContracts | Compared, string>> = {
  'signed-copy-missing': '档案中没有本版合同的签署件。请先归档，并关联到本版。',
  'signed-copy-not-compared': '签署件尚未与本版条款比对。请在合同中打开并比对。',
  'signed-copy-differs':
    '签署件与条款 {letter} 不一致：条款为“{terms}”，第 {page} 页为“{file}”。共 {count} 处不同。请重新签署正确的文本并归档，或终止本版并按签署的内容重新起草。',
  'signed-copy-unconfirmed':
    '以下条款无法由机器比对：{letters}。请对照纸质文本逐条核对，并注明所在页码后确认。',
  'signed-copy-adds':
    '签署件比条款多出内容，首处在第 {page} 页：“{text}”，共 {count} 处。请阅读并确认其不改变任何条款。',
  'confirmation-not-wanted': '条款 {letter} 不需要人工确认：它一致，或存在差异。请刷新查看。',
  'page-not-there': '该文件共 {pages} 页，没有第 {page} 页。',
  'file-not-compared': '只有合同某一版的签署件才与条款比对。',
  'file-altered': '该文件的内容与归档时不同，未做任何处理。请立即运行档案普查并查明原因。',
  'exception-exhausted':
    '允许此笔业务的例外截至 {to} 还剩 {left}，本次为 {amount}。请减少金额，或申请另一例外。',
  'exception-days': '例外的截止日不得早于起始日，最长 {days} 天。请改日期，或变更合同。',
  'exception-differs': '该编号已用于另一例外申请。请用新编号重新申请。',
  'exception-state': '已处理过，或该例外未获批准。请刷新后查看。',
  'too-many-exceptions': '一个账户最多有 {most} 个例外。请先终止一个，或变更合同。',
};
