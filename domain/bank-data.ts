import type { BankData, Customer } from './customer.ts';
import type { Role } from './role.ts';

/** Who reads and writes bank data. Everyone else sees that there is some, and how it ends. */
export const keepsBankData = (roles: readonly Role[]): boolean => roles.includes('finance');

const mask = '••••';

/** Characters of a number left to be recognised by, where enough others stay hidden. */
const shownDigits = 4;

/** The customer as someone with these roles may see it. */
export const asShown = (customer: Customer, roles: readonly Role[]): Customer => ({
  ...customer,
  bank: bankShown(customer.bank, roles),
});

/** Bank data as someone with these roles may see it. */
export const bankShown = (bank: BankData | null, roles: readonly Role[]): BankData | null =>
  keepsBankData(roles) || bank === null ? bank : masked(bank);

const masked = (bank: BankData): BankData => ({
  accountName: bank.accountName === null ? null : mask,
  bank: bank.bank === null ? null : mask,
  accountNumber: maskedNumber(bank.accountNumber),
  taxNumber: maskedNumber(bank.taxNumber),
});

function maskedNumber(number: string | null): string | null {
  if (number === null) return null;
  const shown = number.length >= 2 * shownDigits ? number.slice(-shownDigits) : '';
  return mask + shown;
}
