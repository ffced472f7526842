import { departuresInEnglish } from './sentences-departures.ts';
import { contractsInEnglish } from './sentences-contracts.ts';
import { lettersInEnglish } from './sentences-letters.ts';
import { monthsInEnglish } from './sentences-months.ts';
import type { FieldSentences, Sentences, Words } from './sentences.ts';

const problems: Sentences = {
  'invalid-request': 'The request has fields that can’t be read; each is named below.',
  'not-signed-in': 'Sign in again, then repeat.',
  'not-a-member': 'You are not a member here. Ask an admin to invite {email}.',
  'not-allowed': 'Your role may not do this. Ask an admin if it should.',
  'not-found': 'There is nothing here that you may see.',
  'too-large': 'The request is larger than {megabytes} MB. Send it in parts.',
  'too-many-requests':
    'You ask too much at once. Wait {seconds} s, then send the same again: nothing was done.',
  unexpected:
    'Something broke on our side. Try again: nothing is done twice. If it stays, tell an admin.',
  busy: 'Too much is being written at once. Send the same again: nothing is done twice.',
  'changed-meanwhile': 'Someone changed this since you read it. Refresh, then change it again.',
  'already-exists': 'This already exists: {code}. Choose another code, or change the existing one.',
  'reason-missing': 'Give a reason.',
  'product-not-found':
    'There is no active product {product}. Check the code, add the product, or make it active again.',
  'territory-unknown':
    'There is no territory {territory}. Choose one of the company’s territories.',
  'nothing-changed': 'Nothing would change.',
  'entry-id-mismatch': 'The entry’s id must begin with its own day and dealer.',
  'entry-differs': 'Entry no. {number} was recorded under this id, with other content.',
  'credit-limit-exceeded':
    'Over the credit limit: {needed} needed, {remaining} left. Take a payment or ask for a higher limit.',
  'account-blocked': 'This dealer is blocked for sales. Ask finance to lift the block.',
  'day-in-future': 'The day is later than {latest}. Correct the day.',
  'day-too-old': 'The day is earlier than {earliest}. Correct the day, or ask an admin.',
  'document-missing': 'Give the document number.',
  'document-exists': 'Document {document} is already recorded for this dealer.',
  'document-not-found': 'There is no document {document} for this dealer. Check the number.',
  'document-overpaid': 'Document {document} has only {open} open. Settle at most that.',
  'settles-exceed-amount': 'The settled amounts are more than the amount of the entry.',
  'too-many-documents':
    'This would settle more than {limit} documents at once. Name them, or record it in parts.',
  'amount-too-large': 'An amount or a balance of this size can’t be recorded.',
  'unapplied-not-enough': 'Only {unapplied} of unapplied credit is left.',
  'amount-zero': 'The amount must not be zero.',
  'price-missing': 'Product {product} has no price on {day}. Type a price with a reason.',
  'price-reason-missing': 'A typed price needs a reason.',
  'discount-too-large': 'The discount on {product} is more than the line.',
  'due-before-day': 'The due day is before the day of the entry.',
  'entry-not-found': 'There is no such entry in this account.',
  'already-reversed': 'This entry was already reversed by {by}.',
  'not-reversible': 'An entry of this kind can’t be reversed.',
  'nothing-to-apply': 'There is nothing to apply: no unapplied credit or no open document.',
  'plan-not-editable':
    'The plan is {status}. Before it changes, a submitted plan must be rejected, an approved one reopened for revision.',
  'plan-not-submitted': 'The plan has not been submitted.',
  'nothing-proposed': 'No target of this plan is only proposed: there is nothing to accept.',
  'plan-not-approved': 'Only an approved plan can be revised.',
  'plan-empty': 'The plan has no targets yet.',
  'row-unknown': 'There is no such dealer or product.',
  'value-invalid': 'This value can’t be taken here.',
  'target-missing': 'This product has no target yet. Give its quantity first.',
  'row-not-empty': 'This row still has a note or phasing. Empty those too, or set a target of 0.',
  'plan-full': 'The plan has no room for this. Shorten notes or plan fewer products.',
  'held-back': 'Not stored, because another cell that belongs with it could not be.',
  'own-request': 'Nobody approves what they submitted. Ask someone else.',
  'not-your-approval': 'This is for {roles} to decide.',
  'not-waiting': 'This has already been decided.',
  'contract-state':
    'This can’t be done now: the contract is {state}. Refresh to see how it stands.',
  'contract-incomplete':
    'The contract is not complete: {count} things are missing in block {letters}. The contract lists each.',
  'contract-too-long':
    'The terms are {kilobytes} KB long; {max} KB can be kept. Shorten them, or file the longest part as a supplement.',
  'contract-unprintable':
    'The faces that contracts are printed in do not have: {signs}. Write it in other characters.',
  'contract-version-open':
    'Version {version} of this contract is still open. Finish or discard it first.',
  'contract-overlaps':
    'Contract {number} gives {product} in territory {territory} from {from} to {to} too. Change one of them first.',
  'beyond-term': 'The contract ends on {latest} by itself. Choose that day or an earlier one.',
  'opening-too-late':
    'Contract {number} holds on {day}: what was owed before is opened on a day before the first contract. Record a sale.',
  'already-over': 'The last day of this contract, {to}, is over. Draft a new one.',
  'contract-category-unknown':
    'There is no category {category}. Choose one of the company’s categories of contracts.',
  'template-not-found': 'There is no template {template} that is still in use.',
  'party-missing':
    'The company’s own particulars are missing. Enter them in the settings of contracts, or in the draft.',
  'finance-only': 'Bank data is entered by finance. Leave it out, or ask finance.',
  'custody-held': 'The archive has a custodian, who alone can hand it over.',
  'not-a-custodian':
    '{name} can’t keep the archive: choose active members with the role of custodian, the deputy another one.',
  'no-hand-over': 'The archive is not offered to you. Refresh to see how it stands.',
  'not-the-custodian': 'Only the custodian of the archive and the deputy do this.',
  'paper-lent': 'The paper is lent to {to}. Record its return first.',
  'paper-not-lent': 'Nobody has borrowed this paper.',
  'paper-unplaced': 'Say first where this paper is kept.',
  'loan-order': 'The paper is due back before it is lent. Correct the days.',
  'contract-missing':
    'The dealer has no contract in force on {day}, and sales without one end on {latest}. Put the contract in force first.',
  ...contractsInEnglish,
  ...departuresInEnglish,
  ...lettersInEnglish,
  ...monthsInEnglish,
  'upload-used': 'This upload was used already. Choose the file again to upload it anew.',
  'upload-expired': 'The upload took too long. Choose the file again.',
  'upload-differs': 'Another file was promised under this id. Choose the file again.',
  'upload-missing': 'The file has not arrived. Upload it, then file it.',
  'binding-missing':
    'Say which version of which contract this is the signed copy of, or which number a contract from before dealerbook has.',
  'outside-bound':
    'Only a signed contract from before dealerbook has a number of its own. Give the version of a contract, or the number, and not both.',
  'file-category-unknown':
    'There is no category {category} for files of this kind. Choose one of the company’s categories of files.',
  'file-retained': 'The file is kept until {until}. It can be discarded after that.',
  'file-discarded': 'The file was discarded. Nothing more can be done with it.',
  'retention-too-long': 'A file is kept for at most a hundred years. Give an earlier day.',
  'contract-not-found':
    'There is no such version of a contract for this dealer. Choose one of the list.',
  'file-differs':
    'What arrived is not the file that was promised: its size or content differ. Choose it again.',
  'file-not-pdf': 'This is not a PDF. Scan or export the document as a PDF.',
  'file-truncated': 'The PDF ends too early. Copy or scan it again.',
  'file-damaged': 'The PDF is damaged. Open it, print it to a new PDF, and upload that.',
  'file-encrypted': 'The PDF is locked by a password or by rights. Save it without them.',
  'file-active':
    'The PDF can act by itself or carries other files ({found}). Print it to a new PDF, and upload that.',
  'file-polyglot': 'The file is a PDF and something else besides. Print it to a new PDF.',
  'too-many-dealers': 'At most {most} dealers are counted at once. Choose a territory.',
  'too-many-uses': 'There are too many access records on this day to join here. See the runbook.',
  'customer-not-found': 'There is no customer {customer} that you may see.',
  'supplier-not-found': 'There is no supplier {supplier}.',
  'supplier-cycle': 'A customer can’t be supplied by one below it.',
  'supplier-tier': 'The supplier must stand above the customer in the channel.',
  'price-list-unknown':
    'There is no price list {priceList}. Choose one of the price lists, or set its prices first.',
  'class-unknown': 'There is no class {class}. Choose one of the company’s classes.',
  'member-not-found': 'There is no active member {member}.',
  'terms-from-contract':
    'Contract {number} is in force and says credit limit, payment days and prices. Amend the contract.',
  'dealer-only': 'Only a dealer has an account, a credit limit and payment days.',
  'request-waiting': 'A request for this is already waiting.',
  'currency-fixed': 'The currency can’t change once the ledger has entries.',
  'time-zone-unknown': 'There is no time zone {timeZone}.',
  'territory-in-use': 'Territory {territory} still has customers. Move them first.',
  'last-admin': 'This is the last active admin. Make someone else admin first.',
  'member-active': 'This member is active. Close the membership first.',
  'member-erased': 'This member’s person was erased. Invite the person anew.',
};

const fields: FieldSentences = {
  type: 'Must be of type {expected}.',
  small: 'Too small or too short: at least {limit}.',
  big: 'Too large or too long: at most {limit}.',
  format: 'Not of the form expected.',
  unknown: 'There is no such field.',
  value: 'Not one of the values allowed.',
  text: 'Remove blanks around the text and characters that can’t be shown.',
  json: 'The body is not JSON.',
  deep: 'The body is nested more deeply than any request of this service. Send it as described.',
  many: 'The body has too many values. Send it in parts.',
  long: 'The body has a text that is too long. Shorten it.',
  missing: 'Required.',
  phasing: 'Write one whole number for each part of the month, like 30/40/30.',
  kinds: 'Each kind of file needs a category that takes it.',
  'term-order': 'The last day is before the first.',
  shares: 'The shares must add up to 100 % exactly.',
  rising: 'Each must be greater than the one before.',
  prepaid: 'Who pays in advance owes nothing: set the credit limit to 0.',
  'cash-products': 'Payments can’t be divided by product: leave the products empty.',
  hidden: 'The time for hidden defects is at least that for visible ones.',
  'credit-code':
    'This is no unified social credit code: 18 characters, the last one a check digit. Compare it with the licence.',
  spreadsheet: 'Not a spreadsheet’s id: give what is between /d/ and /edit in its address.',
  twice: 'Named twice. Keep one of them.',
  future: 'Nothing is known yet of what is to come. Choose today or earlier.',
  cursor: 'This page belongs to another list. Read the list from its beginning.',
};

/** Statuses and roles as they are read within a sentence. */
const words: Words = {
  draft: 'a draft',
  submitted: 'submitted',
  approved: 'approved',
  revision: 'under revision',
  manager: 'a manager',
  director: 'a director',
  finance: 'finance',
  'in-review': 'in review',
  sent: 'sent',
  signed: 'signed',
  'in-force': 'in force',
  superseded: 'superseded',
  terminated: 'terminated',
  discarded: 'discarded',
  or: ' or ',
};

export const english = { problems, fields, words };
