import type { Finding } from '../../domain/audit.ts';
import { ContractException } from '../../domain/contracts/exception.ts';
import { InForce } from '../../domain/contracts/in-force.ts';
import { keptAt, placeOf } from '../approvals.ts';
import { keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import type { Beside } from './customers.ts';
import { finding, readable } from './finding.ts';
import type { Partition } from './partition.ts';

const kind = 'contract-exception';

/** The request that an exception was asked for by: where it waits, or is kept for good. */
function requestOf({ dealerId, exceptionId, requestedAt, state }: ContractException): Key {
  const reference = { kind, dealerId, subject: exceptionId, requestedAt } as const;
  return state === 'waiting' ? placeOf(reference) : keptAt(reference);
}

/** What an exception must agree with. */
export function besideException(item: Item): Key[] {
  const read = readException(item).read;
  return read ? [requestOf(read), keys.inForce(read.dealerId)] : [];
}

/** An exception has its request, decided by whom it says; an approved one judges the account. */
export function judgeException(item: Item, beside: Beside): Finding[] {
  const { read, wrong } = readException(item);
  if (wrong) return [wrong];
  const request = beside(requestOf(read));
  if (!request) return [finding('missing', requestOf(read))];
  const { exceptionId, state, decidedBy, used } = read;
  const decision = state === 'ended' ? 'approved' : state;
  if (request['state'] !== decision || request['decidedBy'] !== decidedBy)
    return [finding('differs', item, { about: 'state, decidedBy' })];
  const place = keys.inForce(read.dealerId);
  const judging = idsIn(beside(place)).includes(exceptionId);
  const expected = state === 'approved' && used === null;
  return judging === expected ? [] : [finding('differs', place, { about: exceptionId })];
}

const readException = (item: Item) =>
  readable(
    item,
    (it) => fromItem(ContractException, it),
    (of) => ({ ...toItem(keys.exception(of.dealerId, of.exceptionId), of) }),
  );

/** An exception that judges an account was approved. */
export function judgeJudging({ customerId, inForce, requests }: Partition): Finding[] {
  const approved = new Set(
    requests
      .filter((item) => item['kind'] === kind && item['state'] === 'approved')
      .map((item) => String(item['subject'])),
  );
  return idsIn(inForce)
    .filter((id) => !approved.has(id))
    .map((id) => finding('missing', keys.approval(customerId, kind, id)));
}

/** The exceptions that judge an account, as far as its terms in force can be read. */
function idsIn(item: Item | undefined): string[] {
  const read = InForce.shape.exceptions.safeParse(item?.['exceptions']);
  return read.success ? read.data.map(({ exceptionId }) => exceptionId) : [];
}
