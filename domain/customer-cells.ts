import type { CellRules, Edited } from './cells.ts';
import { changedCustomer } from './customer-changes.ts';
import { checkCustomer, type Around, type CustomerRefusal } from './customer-rules.ts';
import { CustomerChange, type Customer, type CustomerField } from './customer.ts';
import type { By } from './member-changes.ts';
import { accept } from './outcome.ts';
import type { Cell } from './values/table.ts';
import type { Day } from './values/day.ts';

/** A customer while its cells are edited, with who changed which cell last. */
export interface EditedCustomer {
  readonly customer: Customer;
  readonly edits: Readonly<Partial<Record<CustomerField, Edited>>>;
}

/** The cells of a customer in the list, edited by someone on a day. */
export const customerCells = (
  around: Around,
  today: Day,
  by: By,
): CellRules<EditedCustomer, CustomerField, CustomerRefusal> => ({
  read: ({ customer }, field) => customer[field],
  parse: (field, typed) => CustomerChange.shape[field].unwrap().safeParse(asTyped(field, typed)),
  write: ({ customer, edits }, field, value) => {
    const after = changedCustomer(customer, { [field]: value }, today, by) ?? customer;
    const judged = checkCustomer(customer, after, around);
    if (!judged.ok) return judged;
    return accept({
      customer: { ...after, version: customer.version },
      edits: { ...edits, [field]: { by: by.memberId, at: by.at } },
    });
  },
  last: ({ customer, edits }, field) =>
    edits[field] ?? { by: customer.changedBy, at: customer.changedAt },
});

/** Fields that a sheet shows as text although people type digits into them. */
const texts: readonly CustomerField[] = [
  'name',
  'class',
  'territory',
  'repId',
  'supplierId',
  'town',
  'address',
  'phone',
  'priceList',
  'note',
];

/** An empty cell is no value; digits typed into a text are the text they show. */
function asTyped(field: CustomerField, typed: Cell): Cell {
  const value = typeof typed === 'string' ? typed.trim() : typed;
  if (value === '') return null;
  return typeof value === 'number' && texts.includes(field) ? String(value) : value;
}
