import type { contracts } from '../../api/routes/contracts.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import {
  editedDraft,
  withBankData,
  type DraftChange,
  type KnownParties,
} from '../../domain/contracts/drafting.ts';
import { contractShown } from '../../domain/contracts/shown.ts';
import { judgeSize } from '../../domain/contracts/size.ts';
import { judgeStep } from '../../domain/contracts/workflow.ts';
import { isSame } from '../../domain/is-same.ts';
import type { By } from '../../domain/member-changes.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { readContractSettings } from '../../store/contract-settings.ts';
import { contractItems } from '../../store/contracts.ts';
import { readCustomer } from '../../store/customers.ts';
import { readProducts } from '../../store/products.ts';
import { writeTogether } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { visibleContract } from './visible.ts';

/** Writes blocks of a draft; the same request again gives the first answer again. */
export const editContract: Handler<typeof contracts.editContract> = async (
  { params, body: { revision, change } },
  { member },
) => {
  const before = await visibleContract(params, member);
  const company = await readCompany(db);
  const known = await namesKnown(change, company.territories);
  if (!known.ok) return known;
  const parties = change.parties ? await knownParties(before.dealerId) : nobodyKnown;
  const edit = (by: By) => editedDraft(before, change, parties, by);
  const written = await write({ before, revision, act: 'edit', member, edit });
  return written.ok
    ? accept(contractShown(written.facts, member.roles, dayIn(company.timeZone)))
    : written;
};

/** Enters the bank data of the parties of a draft. */
export const enterContractBank: Handler<typeof contracts.enterContractBank> = async (
  { params, body: { revision, ...bank } },
  { member },
) => {
  const before = await visibleContract(params, member);
  const { timeZone } = await readCompany(db);
  const edit = (by: By) => withBankData(before, bank, by);
  const written = await write({ before, revision, act: 'enter-bank-data', member, edit });
  return written.ok ? accept(contractShown(written.facts, member.roles, dayIn(timeZone))) : written;
};

/** One edit of a draft that was read at a revision. */
interface Edit {
  readonly before: Contract;
  readonly revision: number;
  readonly act: 'edit' | 'enter-bank-data';
  readonly member: Member;
  /** The draft after it; null where a party is needed that nobody has named. */
  readonly edit: (by: By) => Contract | null;
}

type EditRefusal =
  | 'contract-state'
  | 'changed-meanwhile'
  | 'nothing-changed'
  | 'party-missing'
  | 'contract-too-long';

async function write({
  before,
  revision,
  act,
  member,
  edit,
}: Edit): Promise<Outcome<Contract, EditRefusal>> {
  const { memberId, roles } = member;
  if (judgeStep(act, before.state, roles, null) !== null)
    return refuse('contract-state', { state: before.state });
  const after = edit({ memberId, at: instant() });
  if (after === null) return refuse('party-missing');
  const changes = !isSame(before.terms, after.terms) || before.language !== after.language;
  if (before.revision !== revision) {
    const repeated = !changes && before.revision === revision + 1 && before.step === act;
    return repeated && before.changedBy === memberId ? accept(before) : refuse('changed-meanwhile');
  }
  if (!changes) return refuse('nothing-changed');
  const size = judgeSize(after.terms);
  if (!size.ok) return size;
  const written = await writeTogether(db, contractItems(db, after));
  return written ? accept(after) : refuse('changed-meanwhile');
}

const nobodyKnown: KnownParties = { company: null, dealerBank: null };

async function knownParties(dealerId: string): Promise<KnownParties> {
  const [{ party }, dealer] = await Promise.all([
    readContractSettings(db),
    readCustomer(db, dealerId),
  ]);
  return { company: party, dealerBank: dealer?.customer.bank ?? null };
}

/** Goods and territories that a draft names must exist. */
async function namesKnown(
  { goods, rights, delivery }: DraftChange,
  territories: readonly { readonly territoryId: string }[],
): Promise<Outcome<null, 'product-not-found' | 'territory-unknown'>> {
  const named = [
    ...(rights?.grants ?? []).flatMap((grant) => grant.territories),
    ...(delivery?.places ?? []).map((place) => place.territory),
  ];
  const known = new Set(territories.map(({ territoryId }) => territoryId));
  const territory = named.find((one) => !known.has(one));
  if (territory !== undefined) return refuse('territory-unknown', { territory });
  const wanted = (goods?.lines ?? []).map(({ productId }) => productId);
  const found = new Set((await readProducts(db, wanted)).map((product) => product.productId));
  const product = wanted.find((one) => !found.has(one));
  return product === undefined ? accept(null) : refuse('product-not-found', { product });
}
