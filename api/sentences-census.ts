import type { CensusCode, CensusFinding, Lacking } from '../domain/archive/census.ts';
import type { Locale } from './sentences.ts';

/** What is said of a finding: by its code, what it lacks, and whether a copy is still there. */
type Said =
  | Exclude<CensusCode, 'unbound'>
  | `unbound-${Lacking}`
  | 'missing-kept'
  | 'altered-kept'
  | 'no-contract-allowed';

type Sentences = Readonly<Record<Said, string>>;

const english: Sentences = {
  missing:
    'The bytes of file {archiveNumber} are gone from the archive. Restore them from the paper or a copy, and find out who could delete them.',
  'missing-kept':
    'File {archiveNumber} was marked as deleted. Version {original} of its object still holds its bytes: remove the delete marker, and find out who set it.',
  altered:
    'File {archiveNumber} no longer holds the bytes that were filed ({bytes} then, {found} now). File the paper or a copy anew, and find out who could write there.',
  'altered-kept':
    'File {archiveNumber} no longer holds the bytes that were filed ({bytes} then, {found} now). Version {original} of its object still does: remove the versions over it, and find out who put them there.',
  'unbound-dealer': 'File {archiveNumber} belongs to dealer {dealerId}, who is not there.',
  'unbound-contract':
    'File {archiveNumber} belongs to version {version} of contract {contractId} of dealer {dealerId}, which is not there.',
  'unbound-record':
    'Number {archiveNumber} belongs to file {fileId} of dealer {dealerId}, which has no record. Restore it from a backup.',
  'unbound-number':
    'File {fileId} of dealer {dealerId} says that its number is {archiveNumber}; the register of the year says otherwise. Compare both with a backup.',
  'unbound-filing':
    'The object {key} was put into the archive, and its filing never came to an end. Have the file uploaded again; this copy stays until its lock ends.',
  unknown: 'No file and no upload knows of the object {key}. Find out who put it into the archive.',
  'file-number-gap':
    'Of the archive numbers {number} to {to}, {count} belong to no file. Numbers have no gaps: restore the register from a backup, and find out who could take them away.',
  'contract-number-gap':
    'Of the contract numbers {number} to {to}, {count} belong to no contract. Numbers have no gaps: restore the register from a backup, and find out who could take them away.',
  'no-contract':
    'Dealer {dealerId} was sold to on {day}, a day that no contract covers. Make a contract that does, or stop selling.',
  'no-contract-allowed':
    'Dealer {dealerId} was sold to on {day}, a day that no contract covers; the company allows it through {allowedThrough}. Make a contract before then.',
  'no-signed-copy':
    'Contract {number} version {version} of dealer {dealerId} is in force, and no signed copy of it was filed. File it.',
};

const chinese: Sentences = {
  missing:
    '档案 {archiveNumber} 的文件内容已不在档案库中。请用纸质原件或副本恢复，并查明谁能删除。',
  'missing-kept':
    '档案 {archiveNumber} 被标记为已删除。其对象的版本 {original} 仍保存原内容：请移除删除标记，并查明是谁所为。',
  altered:
    '档案 {archiveNumber} 的内容已不是归档时的内容（当时 {bytes} 字节，现为 {found} 字节）。请用纸质原件或副本重新归档，并查明谁能写入。',
  'altered-kept':
    '档案 {archiveNumber} 的内容已不是归档时的内容（当时 {bytes} 字节，现为 {found} 字节）。其对象的版本 {original} 仍保存原内容：请移除其上的版本，并查明是谁所为。',
  'unbound-dealer': '档案 {archiveNumber} 所属的经销商 {dealerId} 不存在。',
  'unbound-contract':
    '档案 {archiveNumber} 所属的经销商 {dealerId} 的合同 {contractId} 第 {version} 版不存在。',
  'unbound-record':
    '编号 {archiveNumber} 属于经销商 {dealerId} 的文件 {fileId}，但该文件没有记录。请从备份恢复。',
  'unbound-number':
    '经销商 {dealerId} 的文件 {fileId} 记载其编号为 {archiveNumber}，与年度登记簿不符。请与备份核对。',
  'unbound-filing':
    '对象 {key} 已放入档案库，但归档没有完成。请重新上传该文件；此副本将保留到锁定期满。',
  unknown: '没有任何文件或上传记录与对象 {key} 对应。请查明是谁放入档案库的。',
  'file-number-gap':
    '档案编号 {number} 至 {to} 中有 {count} 个不属于任何文件。编号不应有缺号：请从备份恢复登记簿，并查明谁能取走。',
  'contract-number-gap':
    '合同编号 {number} 至 {to} 中有 {count} 个不属于任何合同。编号不应有缺号：请从备份恢复登记簿，并查明谁能取走。',
  'no-contract':
    '经销商 {dealerId} 在 {day} 有销售，而当天没有生效的合同。请签订涵盖该日的合同，或停止销售。',
  'no-contract-allowed':
    '经销商 {dealerId} 在 {day} 有销售，而当天没有生效的合同；公司允许到 {allowedThrough} 为止。请在此之前签订合同。',
  'no-signed-copy':
    '经销商 {dealerId} 的合同 {number} 第 {version} 版已生效，但没有归档签字件。请归档。',
};

const spoken: Readonly<Record<Locale, Sentences>> = { en: english, zh: chinese };

/** What a finding of a census says, and what to do about it, in a language. */
export const censusSentence = (finding: CensusFinding, locale: Locale): string =>
  spoken[locale][saidOf(finding)].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(finding[name as keyof CensusFinding] ?? '–'),
  );

function saidOf({ code, lacks, original, allowedThrough }: CensusFinding): Said {
  if (code === 'unbound') return `unbound-${lacks ?? 'record'}`;
  if (code === 'no-contract') return allowedThrough ? 'no-contract-allowed' : code;
  const isKept = original !== undefined && (code === 'missing' || code === 'altered');
  return isKept ? `${code}-kept` : code;
}
