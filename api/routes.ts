import { accounts } from './routes/accounts.ts';
import { approvals } from './routes/approvals.ts';
import { archive } from './routes/archive.ts';
import { comparisons } from './routes/comparisons.ts';
import { archiveCensus } from './routes/archive-census.ts';
import { bank } from './routes/bank.ts';
import { company } from './routes/company.ts';
import { contractDocuments } from './routes/contract-documents.ts';
import { contractExceptions } from './routes/contract-exceptions.ts';
import { contractTemplates } from './routes/contract-templates.ts';
import { contracts } from './routes/contracts.ts';
import { custody } from './routes/custody.ts';
import { customers } from './routes/customers.ts';
import { letterPreviews } from './routes/letter-previews.ts';
import { letters } from './routes/letters.ts';
import { followUps } from './routes/follow-ups.ts';
import { members } from './routes/members.ts';
import { months } from './routes/months.ts';
import { plans } from './routes/plans.ts';
import { products } from './routes/products.ts';
import { rankings } from './routes/rankings.ts';
import { reports } from './routes/reports.ts';
import { service } from './routes/service.ts';
import { statementAnswers } from './routes/statement-answers.ts';
import { statementLinks } from './routes/statement-links.ts';
import { summaries } from './routes/summaries.ts';

/** Every route of the service, by the function that serves it. */
export const routes = {
  service,
  company,
  members,
  customers,
  products,
  plans,
  approvals,
  months,
  accounts,
  bank,
  reports,
  rankings,
  summaries,
  letters,
  'letter-previews': letterPreviews,
  'statement-links': statementLinks,
  'statement-answers': statementAnswers,
  'follow-ups': followUps,
  contracts,
  archive,
  comparisons,
  'archive-census': archiveCensus,
  'contract-templates': contractTemplates,
  'contract-documents': contractDocuments,
  'contract-exceptions': contractExceptions,
  custody,
} as const;

/** The nouns that have a function of their own. */
export type Noun = keyof typeof routes;
