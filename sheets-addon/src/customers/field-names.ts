import type { CustomerField } from '../../../domain/customer.ts';

/** The field on the wire of each editable column, apart from code and tier. */
export const listFields = {
  name: 'name',
  class: 'class',
  territory: 'territory',
  repId: 'repId',
  supplierCode: 'supplierId',
  town: 'town',
  address: 'address',
  phone: 'phone',
  paymentDays: 'paymentDays',
  priceList: 'priceList',
  note: 'note',
  active: 'active',
} as const satisfies Readonly<Record<string, CustomerField>>;

/** The field that a column holds, or null for columns that can't be pushed. */
export const fieldOfColumn = (column: string): CustomerField | null =>
  Object.hasOwn(listFields, column) ? listFields[column as keyof typeof listFields] : null;
