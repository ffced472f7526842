import { expect, test } from 'vitest';
import { asShown } from '../../domain/bank-data.ts';
import { newCustomer } from '../../domain/customer-changes.ts';
import { Customer, CustomerChange, type BankData } from '../../domain/customer.ts';
import { everyRole } from '../../domain/role.ts';

const customer = (bank: BankData | null): Customer => ({
  ...newCustomer(
    { code: 'D1', name: 'Dealer', tier: 'dealer', territory: 'EAST' },
    '',
    '2026-11-23',
    { memberId: 'M1', at: '2026-11-23T08:00:00.000Z' },
  ),
  bank,
});

const bank = (accountNumber: string | null): BankData => ({
  accountName: 'Li Trading',
  bank: 'Bank of China',
  accountNumber,
  taxNumber: '91330100MA',
});

test.each(everyRole.filter((role) => role !== 'finance'))('a %s sees bank data masked', (role) => {
  const shown = asShown(customer(bank('6222 0000 1111')), [role]);
  expect(shown.bank).toEqual({
    accountName: '••••',
    bank: '••••',
    accountNumber: '••••1111',
    taxNumber: '••••00MA',
  });
  expect(Customer.safeParse(shown).success).toBe(true);
});

test('finance sees bank data whole, also beside other roles', () => {
  const whole = customer(bank('6222 0000 1111'));
  expect(asShown(whole, ['viewer', 'finance'])).toEqual(whole);
});

test.each(['1234', '1234567'])('of a number as short as %s nothing is shown', (number) => {
  expect(asShown(customer(bank(number)), ['admin']).bank?.accountNumber).toBe('••••');
});

test('what is absent stays absent', () => {
  expect(asShown(customer(bank(null)), ['admin']).bank?.accountNumber).toBeNull();
  expect(asShown(customer(null), ['admin']).bank).toBeNull();
});

test('a masked number can’t be written back over the true one', () => {
  const shown = asShown(customer(bank('6222 0000 1111')), ['admin']).bank;
  expect(CustomerChange.safeParse({ version: 1, bank: shown }).success).toBe(false);
});
