import type { Finding } from '../../domain/audit.ts';
import { Contract } from '../../domain/contracts/contract.ts';
import { ContractFile } from '../../domain/archive/file.ts';
import { Verdict } from '../../domain/contracts/comparison/verdict.ts';
import { Retention } from '../../domain/archive/retention.ts';
import { Upload } from '../../domain/archive/upload.ts';
import { keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import type * as z from 'zod';
import { judgeJudging } from './exceptions.ts';
import { differing, finding, readable } from './finding.ts';
import { judgeInForce } from './in-force.ts';
import type { Partition } from './partition.ts';

/**
 * Judges a dealer's contracts, files and the terms in force. A version is its last revision, and
 * its revisions have no gap.
 */
export function judgeContracts(partition: Partition): Finding[] {
  const { contracts, contractRevisions, files, verdicts, uploads, retentions } = partition;
  const revisions = Map.groupBy(contractRevisions, (item) => versionOf(String(item['sk'])));
  const present = new Set(contracts.map((item) => versionOf(String(item['sk']))));
  return [
    ...contracts.flatMap((item) =>
      judgeVersion(item, revisions.get(versionOf(String(item['sk']))) ?? []),
    ),
    ...contractRevisions
      .filter((item) => !present.has(versionOf(String(item['sk']))))
      .map((item) => finding('extra', item)),
    ...files.flatMap((item) => own(item, ContractFile, (of) => fileKey(of))),
    ...verdicts.flatMap((item) => own(item, Verdict, (of) => keys.verdict(of.dealerId, of.fileId))),
    ...retentions.flatMap((item) =>
      own(item, Retention, (of) => keys.retention(of.dealerId, of.fileId)),
    ),
    ...uploads.flatMap((item) => own(item, Upload, (of) => keys.upload(of.dealerId, of.uploadId))),
    ...judgeInForce(partition),
    ...judgeJudging(partition),
  ];
}

/** Contract and version in a sort key: `K#<id>#<version>`, `KR#<id>#<version>#<revision>`. */
const versionOf = (sk: string): string => sk.split('#').slice(1, 3).join('#');

const fileKey = ({ dealerId, fileId }: ContractFile): Key => keys.contractFile(dealerId, fileId);

/** A record that must be readable and stand under its own key. */
function own<Schema extends z.ZodObject>(
  item: Item,
  schema: Schema,
  key: (read: z.output<Schema>) => Key,
): Finding[] {
  const { wrong } = readable(
    item,
    (it) => fromItem(schema, it),
    (value) => ({ ...toItem(key(value), value) }),
  );
  return wrong ? [wrong] : [];
}

function judgeVersion(item: Item, revisions: readonly Item[]): Finding[] {
  const key = ({ dealerId, contractId, version }: Contract) =>
    keys.contract(dealerId, contractId, version);
  const wrong = own(item, Contract, key);
  if (wrong.length > 0) return wrong;
  const { dealerId, contractId, version, revision } = fromItem(Contract, item);
  const place = (nth: number) => keys.contractRevision(dealerId, contractId, version, nth);
  const bySk = new Map(revisions.map((one) => [String(one['sk']), one]));
  const findings: Finding[] = [];
  for (let nth = 1; nth <= revision; nth++) {
    const kept = bySk.get(place(nth).sk);
    bySk.delete(place(nth).sk);
    if (!kept) findings.push(finding('missing', place(nth), { version: revision }));
    else findings.push(...own(kept, Contract, () => place(nth)));
    if (kept && nth === revision) {
      const about = differing({ ...kept, sk: item['sk'] }, item);
      if (about !== '') findings.push(finding('differs', item, { version: revision, about }));
    }
  }
  return [...findings, ...[...bySk.values()].map((extra) => finding('extra', extra))];
}
