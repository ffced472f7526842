import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { ContractState } from '../../domain/contracts/contract.ts';
import {
  contractIdOf,
  draftWhole,
  moveRoutes,
  sendMove,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import type { Role } from '../../domain/role.ts';
import type { Service } from '../support/service.ts';

type Act = keyof typeof moveRoutes;

/** One thing somebody tries: by whom, with which revision, with a reason or without. */
interface Try {
  readonly act: Act;
  readonly as: Role;
  /** How many revisions ago it was read; 0 is the present one. */
  readonly ago: number;
  readonly reason: boolean;
}

/** What a version must be like after what was tried: written apart from the product's own table. */
interface Model {
  state: ContractState;
  revision: number;
  numbered: boolean;
  /** What led to the present revision, by whom. */
  last: { readonly act: string; readonly by: Role };
  /** Who submitted it last; who wrote its terms may never approve it. */
  submitter: Role | null;
}

const planners: readonly Role[] = ['planner', 'manager', 'director'];
const rules: Readonly<
  Record<Act, { from: readonly ContractState[]; to: ContractState; by: readonly Role[] }>
> = {
  submit: { from: ['draft'], to: 'in-review', by: planners },
  withdraw: { from: ['in-review'], to: 'draft', by: planners },
  approve: { from: ['in-review'], to: 'approved', by: ['manager', 'director'] },
  reject: { from: ['in-review'], to: 'draft', by: ['manager', 'director'] },
  send: { from: ['approved'], to: 'sent', by: planners },
  'call-back': { from: ['approved', 'sent'], to: 'draft', by: planners },
  discard: { from: ['draft'], to: 'discarded', by: planners },
  sign: { from: ['sent'], to: 'signed', by: ['custodian'] },
};
const reasoned: readonly Act[] = ['reject', 'call-back', 'discard'];
/** Who wrote the terms of every contract here. */
const writers: readonly Role[] = ['planner', 'finance'];

/** The status that the rules give to a try; 200 changes the model or repeats. */
function expected(model: Model, { act, as, ago, reason }: Try): number {
  const { from, by } = rules[act];
  const decides = act === 'approve' || act === 'reject';
  if (!decides && !by.includes(as)) return 403;
  const repeated = model.last.act === act && model.last.by === as && ago === 1;
  if (repeated) return 200;
  if (!from.includes(model.state)) return 409;
  if (reasoned.includes(act) && !reason) return 400;
  if (ago > 0) return 409;
  if (!decides) return 200;
  const made = writers.includes(as) || model.submitter === as;
  return made || !by.includes(as) ? 403 : 200;
}

function apply(model: Model, { act, as }: Try): void {
  model.state = rules[act].to;
  model.revision += 1;
  model.last = { act, by: as };
  if (act === 'submit') model.submitter = as;
  if (act === 'approve') model.numbered = true;
}

const people: readonly Role[] = [...planners, 'finance', 'custodian', 'rep', 'viewer'];
const acts = Object.keys(moveRoutes) as Act[];

/** Mostly the next step by the right person, so that programs get far; else anything by anyone. */
const anyTry = fc.oneof(
  { weight: 3, arbitrary: fc.record({ step: fc.nat(), right: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record<Try>({
      act: fc.constantFrom(...acts),
      as: fc.constantFrom(...people),
      ago: fc.constantFrom(0, 0, 1, 2),
      reason: fc.boolean(),
    }),
  },
);

function tryOf(model: Model, given: Try | { step: number; right: number }): Try | null {
  if ('act' in given) return given;
  const open = acts.filter((act) => act !== 'discard' && rules[act].from.includes(model.state));
  const act = open[given.step % open.length];
  if (act === undefined) return null;
  const { by } = rules[act];
  return { act, as: by[given.right % by.length] ?? 'planner', ago: 0, reason: true };
}

let service: Service;
beforeAll(async () => {
  service = await startContracting('D1');
});
afterAll(() => service.stop());

test('[C3] whatever is tried by whomever in whichever order, only what the rules allow is done', async () => {
  let program = 0;
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(
    fc.array(anyTry, { minLength: 4, maxLength: 14 }),
    async (all) => {
      const contractId = contractIdOf((program += 1));
      await draftWhole(service, 'D1', contractId);
      const model: Model = {
        ...{ state: 'draft', revision: 3, numbered: false, submitter: null },
        last: { act: 'enter-bank-data', by: 'finance' },
      };
      for (const given of all) {
        const tried = tryOf(model, given);
        if (!tried || model.revision - tried.ago < 1) continue;
        const status = await send(contractId, model, tried);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        const should = expected(model, tried);
        expect([tried, model.state, status]).toEqual([tried, model.state, should]);
        if (should === 200 && tried.ago === 0) apply(model, tried);
        expect(await stands(contractId)).toEqual([model.state, model.revision, model.numbered]);
      }
    },
  );
  await fc.assert(property, { numRuns: 40, seed: 20261125 });
  expect([...seen.keys()].sort()).toEqual([200, 400, 403, 409]);
  console.log('answers by status', Object.fromEntries(seen));
}, 60_000);

async function send(contractId: string, model: Model, { act, as, ago, reason }: Try) {
  const body = {
    revision: model.revision - ago,
    ...(act === 'sign' ? { signedOn: '2026-11-02' } : reason ? { reason: 'As agreed' } : {}),
  };
  return (await sendMove(service, act, { dealerId: 'D1', contractId }, body, as)).status;
}

async function stands(contractId: string) {
  const given = versionOf('D1', contractId);
  const read = routes.contracts.getContractVersion;
  const { state, revision, number } = await service.ask(read, given, 'planner');
  return [state, revision, number !== null];
}
