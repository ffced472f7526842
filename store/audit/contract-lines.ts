import * as z from 'zod';
import type { Finding } from '../../domain/audit.ts';
import { ContractFile } from '../../domain/archive/file.ts';
import { Contract } from '../../domain/contracts/contract.ts';
import { contractLine } from '../../domain/contracts/register.ts';
import { fileLine } from '../file-lines.ts';
import { keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import type { Beside } from './customers.ts';
import { differing, finding } from './finding.ts';

/** How far the numbers of a category and year have come, as stored. */
export const Run = z.object({ category: z.string(), year: z.int(), last: z.int().min(1) });

/** How far the numbers of files have come in a year, as stored. */
export const FileRun = z.object({ year: z.int(), last: z.int().min(1) });

const contractOf = (item: Item): Key => {
  const [dealerId = '', contractId = '', version = ''] = String(item['sk']).split('#');
  return keys.contract(dealerId, contractId, Number(version));
};

/** What a line of the register of contracts must agree with. */
export const besideContractLine = (item: Item): Key[] => [contractOf(item)];

/** The line of a version must be drawn from the version. */
export function judgeContractLine(item: Item, beside: Beside): Finding[] {
  const contract = beside(contractOf(item));
  const read = contract && Contract.safeParse(fromItem(z.looseObject({}), contract));
  if (!read?.success) return [finding('extra', item)];
  const { dealerId, contractId, version } = read.data;
  const place = keys.contractListed(dealerId, contractId, version);
  const about = differing(item, { ...toItem(place, contractLine(read.data)) });
  return about === '' ? [] : [finding('differs', item, { about })];
}

const fileOf = (item: Item): Key =>
  keys.contractFile(String(item['dealerId']), String(item['fileId']));

/** What a line of the register of files must agree with. */
export const besideFileLine = (item: Item): Key[] => [fileOf(item)];

/** The line of a file must be drawn from the file. */
export function judgeFileLine(item: Item, beside: Beside): Finding[] {
  const record = beside(fileOf(item));
  if (!record) return [finding('missing', fileOf(item))];
  const read = ContractFile.safeParse(fromItem(z.looseObject({}), record));
  if (!read.success) return [finding('unreadable', record)];
  const place = keys.fileListed(read.data.year, read.data.place);
  const about = differing(item, { ...toItem(place, fileLine(read.data)) });
  return about === '' ? [] : [finding('differs', item, { about })];
}
