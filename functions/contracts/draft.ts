import type { contracts } from '../../api/routes/contracts.ts';
import type { Head } from '../../domain/account.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { newDraft, type NewDraft } from '../../domain/contracts/drafting.ts';
import { termsRenewed } from '../../domain/contracts/renewal.ts';
import { contractShown, type ShownContract } from '../../domain/contracts/shown.ts';
import { templateTerms } from '../../domain/contracts/template.ts';
import type { DraftTerms } from '../../domain/contracts/terms.ts';
import type { ContractLanguage } from '../../domain/contracts/wording.ts';
import { judgeStep } from '../../domain/contracts/workflow.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import type { Day } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { readContractSettings } from '../../store/contract-settings.ts';
import {
  contractItems,
  readContract,
  readFirstRevision,
  versionsOf,
} from '../../store/contracts.ts';
import { readTemplate } from '../../store/templates.ts';
import { writeTogether } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { visibleHead } from './visible.ts';

/** What a draft begins with, and what it is filed under. */
type Beginning = Pick<NewDraft, 'template' | 'renews' | 'terms' | 'category' | 'language'>;

/** What the caller says of a draft. */
interface Asked {
  readonly contractId: string;
  readonly templateId?: string | undefined;
  readonly renews?: string | undefined;
  readonly category?: string | undefined;
  readonly language?: ContractLanguage | undefined;
}

/**
 * Drafts a contract; the same request again gives the first answer again, whatever became meanwhile
 * of the template or contract that it began with.
 */
export const draftContract: Handler<typeof contracts.draftContract> = async (
  { params: { dealerId }, body },
  { member },
) => {
  const head = await visibleHead(dealerId, member);
  const today = dayIn((await readCompany(db)).timeZone);
  const there = await draftedBefore(dealerId, body, member, today);
  if (there) return there;
  const begun = body.renews
    ? await renewing(dealerId, body.renews, member)
    : await fromTemplate(body.templateId, head);
  if (!begun.ok) return begun;
  const { categories } = await readContractSettings(db);
  const beginning = { ...begun.facts, ...saidBy(body) };
  const { category } = beginning;
  if (!categories.some(({ categoryId }) => categoryId === category))
    return refuse('contract-category-unknown', { category });
  const by = { memberId: member.memberId, at: instant() };
  const { contractId } = body;
  const of = { contractId, dealerId, territory: head.territory };
  const contract = newDraft({ ...of, ...beginning }, by);
  if (await writeTogether(db, contractItems(db, contract)))
    return accept(contractShown(contract, member.roles, today));
  const meanwhile = await draftedBefore(dealerId, body, member, today);
  return meanwhile ?? refuse('already-exists', { code: contractId });
};

/** The answer where a contract of this id was drafted before; null where none was. */
async function draftedBefore(
  dealerId: string,
  asked: Asked,
  { memberId, roles }: Member,
  today: Day,
): Promise<Outcome<ShownContract, 'already-exists'> | null> {
  const { contractId } = asked;
  const [there, first] = await Promise.all([
    readContract(db, dealerId, contractId, 1),
    readFirstRevision(db, { dealerId, contractId, version: 1 }),
  ]);
  if (!there || !first) return null;
  return first.createdBy === memberId && wasAsked(first, asked)
    ? accept(contractShown(there, roles, today))
    : refuse('already-exists', { code: contractId });
}

/** True where a draft began as it is asked for. */
const wasAsked = ({ renews, template, category, language }: Contract, asked: Asked): boolean =>
  renews === (asked.renews ?? null) &&
  (asked.renews !== undefined || template?.templateId === asked.templateId) &&
  (asked.category ?? category) === category &&
  (asked.language ?? language) === language;

const saidBy = ({ category, language }: Asked) => ({
  ...(category === undefined ? {} : { category }),
  ...(language === undefined ? {} : { language }),
});

/** From a template: its terms, and the payment terms and place that the dealer has now. */
async function fromTemplate(
  asked: string | undefined,
  head: Head,
): Promise<Outcome<Beginning, 'template-not-found'>> {
  const template = asked === undefined ? null : await readTemplate(db, asked);
  if (!template?.active) return refuse('template-not-found', { template: asked ?? null });
  const { templateId, version, title, category, language } = template;
  const terms = templateTerms(template.terms);
  return accept({
    ...{ category, language, renews: null },
    template: { templateId, version, title },
    terms: { ...terms, ...standsNow(terms, head) },
  });
}

function standsNow(
  { settlement, rights }: DraftTerms,
  { paymentDays, creditLimit, territory }: Head,
): Pick<DraftTerms, 'settlement' | 'rights'> {
  const grant = { territories: [territory], products: null, exclusive: false };
  const payment = { method: 'days' as const, days: paymentDays };
  return {
    settlement: settlement ?? { payment, creditLimit, deposit: 0 },
    rights: rights ?? {
      ...{ level: 'general', tier: 'dealer' },
      grants: [{ ...grant, from: null, to: null }],
    },
  };
}

/** From a contract that is in force or was: its terms, for as long, from the day after. */
async function renewing(
  dealerId: string,
  contractId: string,
  { roles }: Member,
): Promise<Outcome<Beginning, 'contract-state'>> {
  const versions = await versionsOf(db, dealerId, contractId);
  if (versions.length === 0) throw new Problem('not-found');
  const held = versions.findLast(({ state }) => judgeStep('renew', state, roles, null) === null);
  if (!held) return refuse('contract-state', { state: versions.at(-1)?.state ?? null });
  const { category, language, template, terms } = held;
  const renewed = termsRenewed(terms);
  return accept({ category, language, template, terms: renewed, renews: contractId });
}
