import type { Customer } from '../../domain/customer.ts';
import { readCompany } from '../../store/company.ts';
import { lineOf, readCustomer } from '../../store/customers.ts';
import { knownAccountOf } from '../as-known.ts';
import { db } from '../database.ts';
import { environment } from '../environment.ts';
import type { Compose } from '../letters/composed.ts';
import type { Mailbox } from '../letters/raw-message.ts';
import { answerLink } from '../statement-answers/link.ts';
import { renderTables } from '../table-documents/table-document.ts';
import { readDealerStatement } from './read-dealer-statement.ts';
import { settledKnowledge } from './settled.ts';
import { statementMessage } from './statement-message.ts';
import { statementDocument } from './statement-pdf.ts';

/**
 * Writes a dealer's statement of a month, with its PDF. It goes to the first of the dealer's
 * contacts that has an address; a dealer without business this month and without balance gets none.
 */
export const composeDealerStatement: Compose = async ({ recipient, period: month }, writtenFor) => {
  if (recipient.is !== 'dealer') return { what: 'closed' };
  const [kept, company] = await Promise.all([
    readCustomer(db, recipient.dealerId),
    readCompany(db),
  ]);
  if (!kept?.head || !kept.customer.active) return { what: 'closed' };
  const knowledge = settledKnowledge(company);
  const account = await knownAccountOf(kept.head, knowledge);
  if (!account) return { what: 'empty' };
  const dealer = { line: lineOf(kept.customer), account };
  const { statement, version } = await readDealerStatement(dealer, month, knowledge, company);
  const { lines, opening, closing, plan, nextPlan } = statement;
  const isEmpty = lines.length === 0 && opening === 0 && closing === 0;
  if (isEmpty && plan === null && nextPlan === null) return { what: 'empty' };
  const to = mailboxOf(kept.customer);
  if (to === null) return { what: 'no-address' };
  const { dealerId } = recipient;
  const { today } = knowledge;
  const link = await answerLink({ month, dealerId }, to.address, { today, writtenFor });
  const pdf = renderTables(statementDocument(statement, company));
  return {
    what: 'message',
    ...{ to, language: 'zh', territories: [kept.head.territory] },
    message: statementMessage(statement, pdf, { company, today, link }),
    evidence: {
      release: environment().RELEASE,
      versions: { [statement.dealerId]: version },
      statement,
    },
  };
};

/** The first contact with an address; null where none has one. */
function mailboxOf({ contacts, name }: Customer): Mailbox | null {
  const contact = contacts.find(({ email }) => email !== null);
  return contact?.email ? { name: contact.name || name, address: contact.email } : null;
}
