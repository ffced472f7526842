import type { contractExceptions as routes } from '../../api/routes/contract-exceptions.ts';
import {
  askedFor,
  endException,
  isSameRequest,
  withdrawException,
} from '../../domain/contracts/exception-acts.ts';
import type { ContractException } from '../../domain/contracts/exception.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { approvalItem, decisionItems, readWaiting } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { exceptionItem, readException } from '../../store/exceptions.ts';
import { readInForce } from '../../store/in-force.ts';
import { readProducts } from '../../store/products.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { visibleHead } from '../contracts/visible.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { accountItems } from './account-items.ts';

/** Asks for an exception; it waits for whom the approval matrix names. */
export const requestContractException: Handler<typeof routes.requestContractException> = async (
  { params: { dealerId }, body },
  { member },
) => {
  const { territory } = await visibleHead(dealerId, member);
  const found = await readProducts(db, body.products ?? []);
  const known = new Set(found.map(({ productId }) => productId));
  const unknown = body.products?.find((productId) => !known.has(productId));
  if (unknown !== undefined) return refuse('product-not-found', { product: unknown });
  return untilDone(async () => {
    const before = await readException(db, dealerId, body.exceptionId);
    const by = { memberId: member.memberId, at: instant() };
    if (before) return isSameRequest(before, body) ? accept(before) : refuse('exception-differs');
    const asked = askedFor(body, { dealerId, territory }, by);
    if (!asked.ok) return asked;
    const { exception, approval } = asked.facts;
    await transact(db, [exceptionItem(db, exception), approvalItem(db, approval)]);
    return accept(exception);
  });
};

/** One exception. */
export const getContractException: Handler<typeof routes.getContractException> = async (
  { params: { dealerId, exceptionId } },
  { member },
) => {
  await visibleHead(dealerId, member);
  return accept(await existing(dealerId, exceptionId));
};

/** Takes a request back; what waits for a decision goes with it. */
export const withdrawContractException: Handler<typeof routes.withdrawContractException> = async (
  { params: { dealerId, exceptionId }, body: { revision } },
  { member },
) => {
  await visibleHead(dealerId, member);
  return untilDone(async () => {
    const before = await existing(dealerId, exceptionId);
    const by = { memberId: member.memberId, at: instant() };
    if (before.decidedBy === by.memberId && isRepeat(before, 'withdrawn', revision))
      return accept(before);
    if (before.revision !== revision) return refuse('changed-meanwhile');
    const after = withdrawException(before, by);
    if (!after.ok) return after;
    const reference = { kind: 'contract-exception', dealerId, subject: exceptionId } as const;
    const waiting = await readWaiting(db, reference);
    const withdrawn = { state: 'withdrawn', decidedBy: by.memberId, decidedAt: by.at } as const;
    const closed = waiting ? decisionItems(db, { ...waiting, ...withdrawn }) : [];
    await transact(db, [exceptionItem(db, after.facts), ...closed]);
    return after;
  });
};

/** Ends an approved exception before its last day. */
export const endContractException: Handler<typeof routes.endContractException> = async (
  { params: { dealerId, exceptionId }, body: { revision, reason } },
  { member },
) => {
  const { timeZone } = await readCompany(db);
  return untilDone(async () => {
    const head = await visibleHead(dealerId, member);
    const [before, inForce] = await Promise.all([
      existing(dealerId, exceptionId),
      readInForce(db, dealerId),
    ]);
    const act = { by: { memberId: member.memberId, at: instant() }, today: dayIn(timeZone) };
    if (before.endedBy === member.memberId && isRepeat(before, 'ended', revision))
      return accept(before);
    if (before.revision !== revision) return refuse('changed-meanwhile');
    const ended = endException(before, reason, act, { inForce, counted: head.contracts });
    if (!ended.ok) return ended;
    const { exception, account } = ended.facts;
    const about = { exceptionId, reason };
    const items = await accountItems(head, about, account, act);
    await transact(db, [exceptionItem(db, exception), ...items]);
    return accept(exception);
  });
};

async function existing(dealerId: string, exceptionId: string): Promise<ContractException> {
  const exception = await readException(db, dealerId, exceptionId);
  if (!exception) throw new Problem('not-found');
  return exception;
}

/** True where this very act was done before, and its answer was lost. */
const isRepeat = (
  before: ContractException,
  state: ContractException['state'],
  revision: number,
): boolean => before.state === state && before.revision === revision + 1;
