/**
 * Every refusal a caller can receive, with its HTTP status. The domain gives reasons; only this
 * table gives statuses. The OpenAPI document lists exactly these.
 */
export const problems = {
  // The edge: any route may answer these.
  'invalid-request': 400,
  'not-signed-in': 401,
  'not-a-member': 403,
  'not-allowed': 403,
  'not-found': 404,
  'too-large': 413,
  'too-many-requests': 429,
  unexpected: 500,
  busy: 503,
  // Shared by several nouns.
  'changed-meanwhile': 409,
  'already-exists': 409,
  'reason-missing': 400,
  'product-not-found': 404,
  'territory-unknown': 400,
  'nothing-changed': 409,
  // Entries.
  'entry-id-mismatch': 400,
  'entry-differs': 409,
  'credit-limit-exceeded': 409,
  'account-blocked': 409,
  'month-closed': 409,
  'day-in-future': 409,
  'day-too-old': 409,
  'document-missing': 400,
  'document-exists': 409,
  'document-not-found': 404,
  'document-overpaid': 409,
  'settles-exceed-amount': 400,
  'too-many-documents': 409,
  'amount-too-large': 400,
  'unapplied-not-enough': 409,
  'amount-zero': 400,
  'price-missing': 409,
  'price-reason-missing': 400,
  'discount-too-large': 400,
  'due-before-day': 400,
  'entry-not-found': 404,
  'already-reversed': 409,
  'not-reversible': 409,
  'nothing-to-apply': 409,
  // Plans and approvals.
  'plan-not-editable': 409,
  'plan-not-submitted': 409,
  'plan-not-approved': 409,
  'plan-empty': 409,
  'row-unknown': 404,
  'value-invalid': 400,
  'target-missing': 409,
  'row-not-empty': 409,
  'plan-full': 409,
  'held-back': 409,
  'own-request': 403,
  'not-your-approval': 403,
  'not-waiting': 409,
  // Contracts.
  'contract-state': 409,
  'contract-incomplete': 409,
  'contract-unprintable': 409,
  'contract-version-open': 409,
  'contract-overlaps': 409,
  'already-over': 409,
  'signed-copy-missing': 409,
  'signed-copy-not-compared': 409,
  'signed-copy-differs': 409,
  'signed-copy-unconfirmed': 409,
  'signed-copy-adds': 409,
  'confirmation-not-wanted': 409,
  'page-not-there': 400,
  'file-not-compared': 409,
  'file-altered': 409,
  'contract-category-unknown': 400,
  'template-not-found': 404,
  'party-missing': 409,
  'finance-only': 403,
  // The archive and its papers.
  'custody-held': 409,
  'not-a-custodian': 409,
  'no-hand-over': 409,
  'not-the-custodian': 403,
  'paper-lent': 409,
  'paper-not-lent': 409,
  'paper-unplaced': 409,
  'loan-order': 400,
  // Sales and returns that depart from a contract in force.
  'contract-missing': 409,
  'contract-term': 409,
  'contract-product': 409,
  'contract-place': 409,
  'contract-territory': 409,
  'contract-tier': 409,
  'contract-price': 409,
  'contract-quantity': 409,
  'contract-minimum': 409,
  'contract-due': 409,
  'contract-prepaid': 409,
  'contract-credit': 409,
  'contract-return-days': 409,
  'contract-return-share': 409,
  // The archive of files.
  'upload-used': 409,
  'upload-expired': 409,
  'upload-differs': 409,
  'upload-missing': 409,
  'binding-missing': 400,
  'contract-not-found': 404,
  'file-differs': 409,
  'file-not-pdf': 409,
  'file-truncated': 409,
  'file-damaged': 409,
  'file-encrypted': 409,
  'file-active': 409,
  'file-polyglot': 409,
  'too-many-uses': 409,
  // Customers, products, company, members.
  'customer-not-found': 404,
  'supplier-not-found': 409,
  'supplier-cycle': 409,
  'supplier-tier': 409,
  'class-unknown': 400,
  'price-list-unknown': 400,
  'member-not-found': 404,
  'dealer-only': 409,
  'terms-from-contract': 409,
  'request-waiting': 409,
  'currency-fixed': 409,
  'time-zone-unknown': 400,
  'territory-in-use': 409,
  'last-admin': 409,
  'member-active': 409,
  'member-erased': 409,
} as const;

/** A closed reason that a caller can receive. */
export type ProblemCode = keyof typeof problems;

/** Codes that every route may answer without declaring them. */
export type EdgeCode =
  | 'invalid-request'
  | 'not-signed-in'
  | 'not-a-member'
  | 'not-allowed'
  | 'not-found'
  | 'too-large'
  | 'too-many-requests'
  | 'unexpected'
  | 'busy';
