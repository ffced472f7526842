import type { WorkbookMonth, WorkbookProblem } from '../domain/workbook/month.ts';
import type { Locale } from './sentences.ts';

const states: Readonly<Record<Locale, Readonly<Record<WorkbookMonth['state'], string>>>> = {
  en: {
    written: 'Written',
    empty: 'Nothing to write: no dealer had business or was active',
    failed: 'Not written; it is tried again',
  },
  zh: {
    written: '已写入',
    empty: '无可写入：没有活跃或有业务的经销商',
    failed: '未写入，将再次尝试',
  },
};

type Problems = Readonly<Record<WorkbookProblem, string>>;

const problems: Readonly<Record<Locale, Problems>> = {
  en: {
    'key-unreadable':
      'Not written: the secret holds no key of a Google service account. Put its JSON key file there.',
    'key-refused':
      'Not written: Google does not take the key of the service account. Put a new key into the secret.',
    'api-off':
      'Not written: the Sheets API is off in the project of {account}. Switch it on in the Google console.',
    'no-spreadsheet':
      'Not written: there is no such spreadsheet. Correct the workbook in the settings of the company.',
    'not-shared': 'Not written: share the spreadsheet with {account} as editor.',
    'name-taken': 'Not written: another tab is called {month}. Rename that tab.',
    'tab-differs':
      'Not written: the tab of {month} holds other figures than were kept. Rename or copy it if you need it, then delete it.',
    'google-busy': 'Not written: Google did not answer. It is tried again.',
    refused: 'Not written: Google refused it. Tell whoever operates dealerbook; the log says why.',
  },
  zh: {
    'key-unreadable': '未写入：密钥库中没有 Google 服务账号的密钥，请放入其 JSON 密钥文件。',
    'key-refused': '未写入：Google 不接受该服务账号的密钥，请换用新密钥。',
    'api-off': '未写入：{account} 所属项目未启用 Sheets API，请在 Google 控制台启用。',
    'no-spreadsheet': '未写入：没有这个电子表格，请在公司设置中更正。',
    'not-shared': '未写入：请将电子表格共享给 {account}，权限为编辑者。',
    'name-taken': '未写入：已有另一个名为 {month} 的工作表，请将其改名。',
    'tab-differs': '未写入：{month} 的工作表内容与存档不一致。如需保留请先复制，然后删除它。',
    'google-busy': '未写入：Google 没有应答，将再次尝试。',
    refused: '未写入：Google 拒绝了请求，请通知系统管理员，日志中有原因。',
  },
};

/** What became of a month in the workbook, as a sentence; where it failed, why and what to do. */
export function workbookSentence(
  {
    state,
    problem,
    account,
    month,
  }: Pick<WorkbookMonth, 'state' | 'problem' | 'account' | 'month'>,
  locale: Locale,
): string {
  if (state !== 'failed' || problem === null) return states[locale][state];
  return problems[locale][problem]
    .replace('{month}', month)
    .replace('{account}', account ?? (locale === 'zh' ? '服务账号' : 'the service account'));
}
