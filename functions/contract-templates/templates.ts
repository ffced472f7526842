import type { contractTemplates } from '../../api/routes/contract-templates.ts';
import { judgeSize } from '../../domain/contracts/size.ts';
import { templateTerms } from '../../domain/contracts/template.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readContractSettings } from '../../store/contract-settings.ts';
import { keepTemplate, listTemplates, readTemplate } from '../../store/templates.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { nextVersion } from './next-version.ts';

type Routes = typeof contractTemplates;

/** The templates without their terms. */
export const listContractTemplates: Handler<Routes['listContractTemplates']> = async () => {
  const all = await listTemplates(db);
  return accept({ templates: all.map(({ terms: _, ...template }) => template) });
};

/** One template. */
export const getContractTemplate: Handler<Routes['getContractTemplate']> = async ({
  params: { templateId },
  query: { version },
}) => {
  const template = await readTemplate(db, templateId, version);
  if (!template) throw new Problem('not-found');
  return accept(template);
};

/** Writes the next version of a template; what is each contract's own is left out of it. */
export const putContractTemplate: Handler<Routes['putContractTemplate']> = async (
  { params: { templateId }, body },
  { member },
) => {
  const { category } = body;
  const { categories } = await readContractSettings(db);
  if (!categories.some(({ categoryId }) => categoryId === category))
    return refuse('contract-category-unknown', { category });
  const said = { ...body, templateId, terms: templateTerms(body.terms) };
  const size = judgeSize(said.terms);
  if (!size.ok) return size;
  return nextVersion(await readTemplate(db, templateId), said, {
    by: { memberId: member.memberId, at: instant() },
    keep: (after) => keepTemplate(db, after),
  });
};
