import { routes } from '../../../api/routes.ts';
import { actForPage } from '../action.ts';
import { call } from '../call.ts';
import { called } from '../ledger/read-record.ts';
import { fetchDealers } from '../ledger/lists-tab.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import type {
  ActDeed,
  ContractRef,
  Deed,
  DeedResult,
  NewChoice,
  OfferedAct,
} from './dialog-state.ts';

/** Drafts a contract as chosen in the dialog; sent again, it answers the draft there is. */
export const draftContract = (choice: NewChoice): DeedResult =>
  done(words().contracts.draft, () => {
    const found = called(choice.dealer, fetchDealers(), words());
    if ('problem' in found) throw new Stop(found.problem);
    const { contractId, templateId, language, category } = choice;
    const body = { contractId, templateId, language, category };
    return call(routes.contracts.draftContract, { params: { dealerId: found.id }, body });
  });

/** Does something to the version that the dialog shows, at the revision that it shows. */
export const doToContract = (ref: ContractRef, revision: number, deed: Deed): DeedResult =>
  done(words().contracts.open, () => {
    const params = paramsOf(ref);
    if ('edit' in deed) {
      const body = { revision, change: deed.edit };
      return call(routes.contracts.editContract, { params, body });
    }
    if ('bank' in deed) {
      const body = { revision, ...deed.bank };
      return call(routes.contracts.enterContractBank, { params, body });
    }
    return act(ref, revision, deed);
  });

/** An act of the workflow, with what it needs. */
function act(ref: ContractRef, revision: number, deed: ActDeed): ContractRef {
  const { dealerId, contractId, version } = ref;
  const params = paramsOf(ref);
  const { on, reason } = deed;
  const reasoned = { revision, ...(reason ? { reason } : {}) };
  switch (deed.do) {
    case 'amend': {
      const body = { version, reason: reason ?? '' };
      return call(routes.contracts.amendContract, { params: { dealerId, contractId }, body });
    }
    case 'renew': {
      const body = { contractId: deed.contractId ?? '', renews: contractId };
      return call(routes.contracts.draftContract, { params: { dealerId }, body });
    }
    case 'sign':
      return call(routes.contracts.signContract, {
        params,
        body: { revision, signedOn: on ?? '' },
      });
    case 'put-in-force':
      return call(routes.contracts.putContractInForce, { params, body: { revision } });
    case 'terminate': {
      const body = { ...reasoned, ...(on ? { on } : {}) };
      return call(routes.contracts.terminateContract, { params, body });
    }
    default:
      return call(moveRoutes[deed.do], { params, body: reasoned });
  }
}

/** The routes of the acts that take a revision and perhaps a reason. */
const moveRoutes = {
  submit: routes.contracts.submitContract,
  withdraw: routes.contracts.withdrawContract,
  approve: routes.contracts.approveContract,
  reject: routes.contracts.rejectContract,
  send: routes.contracts.sendContract,
  'call-back': routes.contracts.callBackContract,
  discard: routes.contracts.discardContract,
} as const satisfies Partial<Record<OfferedAct, unknown>>;

const paramsOf = ({ dealerId, contractId, version }: ContractRef) => ({
  dealerId,
  contractId,
  version: String(version),
});

/** Runs it for the page, which says itself what became of it. */
function done(name: string, work: () => ContractRef): DeedResult {
  let open: ContractRef | undefined;
  const result = actForPage(name, () => {
    const { dealerId, contractId, version } = work();
    open = { dealerId, contractId, version };
    return words().action.done;
  });
  return open ? { ...result, open } : result;
}
