import * as z from 'zod';
import type { Finding } from '../../domain/audit.ts';
import { Contract } from '../../domain/contracts/contract.ts';
import { contractLine } from '../../domain/contracts/register.ts';
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

const FileLine = z.object({ dealerId: z.string(), fileId: z.string(), sha256: z.string() });

/** What a line of the register of files must agree with. */
export function besideFileLine(item: Item): Key[] {
  const read = FileLine.safeParse(item);
  return read.success ? [keys.contractFile(read.data.dealerId, read.data.fileId)] : [];
}

/** The line of a file has its year, place and digest. */
export function judgeFileLine(item: Item, beside: Beside): Finding[] {
  const read = FileLine.safeParse(item);
  if (!read.success) return [finding('unreadable', item)];
  const { dealerId, fileId, sha256 } = read.data;
  const file = beside(keys.contractFile(dealerId, fileId));
  if (!file) return [finding('missing', keys.contractFile(dealerId, fileId))];
  const place = keys.fileListed(Number(file['year']), Number(file['place']));
  const expected = { ...toItem(place, { dealerId, fileId, sha256: file['sha256'] }) };
  const about = differing({ ...item, sha256 }, expected);
  return about === '' ? [] : [finding('differs', item, { about })];
}
