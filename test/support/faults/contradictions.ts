import type { AnyRoute } from '../../../api/route.ts';
import { routes } from '../../../api/routes.ts';
import type { Approval } from '../../../domain/approval.ts';
import { canonical, contentOf } from '../../../domain/chain.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Answer } from '../trade.ts';
import type { Aftermath } from './aftermath.ts';
import { seenWrongly } from './sights.ts';
import type { Told } from './session.ts';
import { sha256 } from '../../../store/sha256.ts';

/**
 * Every answer of a program that what is there afterwards does not bear out, in words; none where
 * all is well.
 */
export function contradictions(told: readonly Told[], after: Aftermath): string[] {
  return [
    ...told.flatMap(
      (each) => unheardOf(each) ?? judged(each, after).map((why) => about(each, why)),
    ),
    ...refusedThoughRecorded(told, after),
  ];
}

const about = ({ route, given, status, body }: Told, why: string): string =>
  `${why}: ${route.method} ${route.path} ${JSON.stringify(given)} → ${String(status)} ${body}`;

/** An answer that no route declares under any fault: a bug, as the caller sees it. */
const unheardOf = (told: Told): string[] | null =>
  told.status === 500 ? [about(told, 'called a bug')] : null;

function judged(told: Told, after: Aftermath): string[] {
  const { route, status, body, given } = told;
  if (status !== route.status) return refusedWrongly(told, after);
  const reply: unknown = JSON.parse(body);
  const is = (other: AnyRoute) => route === other;
  const params = (given as { params?: Record<string, string> }).params ?? {};
  const plans = after.get(params['dealerId'] ?? '')?.plans ?? [];
  if (is(routes.accounts.postEntries)) return wronglyRecorded(told, after);
  if (is(routes.plans.pushPlan)) return wronglyPushed(told, plans);
  if (route.path.startsWith('/plans/')) return wronglyPlanned(reply as Plan, plans);
  if (is(routes.customers.changeCustomer)) return wronglyChanged(reply as Customer, told, after);
  if (is(routes.approvals.approve) || is(routes.approvals.reject)) {
    return wronglyDecided(reply as Approval, after);
  }
  return seenWrongly(told, after);
}

const entryIn = (after: Aftermath, { dealerId, entryId }: NewEntry): Entry | undefined =>
  after.get(dealerId)?.entries.find((entry) => entry.entryId === entryId);

const isSame = (entry: Entry | undefined, sent: NewEntry): boolean =>
  entry?.content === contentOf(sent, sha256);

function answersOf(told: Told): (readonly [NewEntry, Answer])[] {
  const { entries } = (told.given as { body: { entries: NewEntry[] } }).body;
  const { answers } = JSON.parse(told.body) as { answers: Answer[] };
  return answers.map((answer, i) => [entries[i] as NewEntry, answer]);
}

function wronglyRecorded(told: Told, after: Aftermath): string[] {
  return answersOf(told).flatMap(([sent, answer]) => {
    const entry = entryIn(after, sent);
    if (answer.outcome === 'recorded') {
      const { version, amount, balance, at, remainingCredit } = answer;
      const { creditLimit } = entry ?? {};
      const remains = entry && typeof creditLimit === 'number' ? creditLimit - entry.balance : null;
      const fits =
        isSame(entry, sent) &&
        entry?.version === version &&
        entry.amount === amount &&
        entry.balance === balance &&
        entry.at === at &&
        remains === remainingCredit;
      return fits ? [] : ['recorded, and not there as answered'];
    }
    if (answer.problem.code !== 'entry-differs') return [];
    return entry && !isSame(entry, sent) ? [] : ['differs, and nothing else is there'];
  });
}

/** What nobody was ever answered as recorded, nor left without a clear answer, is not there. */
function refusedThoughRecorded(told: readonly Told[], after: Aftermath): string[] {
  const hopes = new Set<string>();
  const refused = new Map<string, NewEntry>();
  for (const each of told.filter(({ route }) => route === routes.accounts.postEntries)) {
    const nameOf = (entry: NewEntry) => `${entry.entryId} ${contentOf(entry, sha256)}`;
    if (each.status !== 200) {
      const { entries } = (each.given as { body: { entries: NewEntry[] } }).body;
      for (const entry of entries) hopes.add(nameOf(entry));
      continue;
    }
    for (const [sent, answer] of answersOf(each)) {
      const open = answer.outcome === 'recorded' || answer.problem.code === 'busy';
      if (open) hopes.add(nameOf(sent));
      else refused.set(nameOf(sent), sent);
    }
  }
  return [...refused].flatMap(([name, sent]) =>
    !hopes.has(name) && isSame(entryIn(after, sent), sent) ? [`refused, and there: ${name}`] : [],
  );
}

interface Pushed {
  readonly cells: readonly { readonly outcome: string; readonly theirs?: unknown }[];
  readonly plans: readonly { readonly version: number; readonly status: string }[];
}

/** A cell that was taken, or that held the value already, does so in the version answered. */
function wronglyPushed(told: Told, plans: readonly Plan[]): string[] {
  const [cell] = (told.given as { body: { cells: { row: string; mine: unknown }[] } }).body.cells;
  const { cells, plans: after } = JSON.parse(told.body) as Pushed;
  const version = after[0]?.version ?? 0;
  const holds = (plan: Plan | undefined): unknown =>
    cell?.row === '*'
      ? (plan?.note ?? null)
      : (plan?.lines.find((line) => line.productId === cell?.row)?.quantity ?? null);
  switch (cells[0]?.outcome) {
    case 'taken':
    case 'same':
      return holds(plans[version - 1]) === cell?.mine ? [] : ['taken, and not in that version'];
    case 'conflict':
      return plans.some((plan) => holds(plan) === cells[0]?.theirs) || cells[0].theirs === null
        ? []
        : ['in conflict with what never stood there'];
    default:
      return [];
  }
}

/** A plan that was answered is one of its versions, word for word; version 0 is none yet. */
function wronglyPlanned(reply: Plan, plans: readonly Plan[]): string[] {
  if (reply.version === 0) return [];
  const kept = plans[reply.version - 1];
  return kept && canonical(kept) === canonical(reply) ? [] : ['no such version of a plan'];
}

function wronglyDecided(reply: Approval, after: Aftermath): string[] {
  const kept = after
    .get(reply.dealerId ?? '')
    ?.approvals.find((one) => one.decidedAt === reply.decidedAt);
  return kept?.state === reply.state ? [] : ['decided, and not so kept'];
}

const noteOf = (told: Told) => (told.given as { body: { note: string } }).body.note;

function wronglyChanged(reply: Customer, told: Told, after: Aftermath): string[] {
  const customer = after.get(reply.customerId)?.customer;
  const isLast = customer?.version === reply.version;
  if (!customer || customer.version < reply.version) return ['changed, and not there'];
  return isLast && customer.note !== noteOf(told) ? ['changed, and something else is there'] : [];
}

/** A change that was refused must not stand there: its note is its own. */
function refusedWrongly(told: Told, after: Aftermath): string[] {
  if (told.route !== routes.customers.changeCustomer || [0, 503].includes(told.status)) return [];
  const { customerId = '' } = (told.given as { params: Record<string, string> }).params;
  const there = after.get(customerId)?.customer.note === noteOf(told);
  return there ? ['refused, and there'] : [];
}
