import { routes } from '../../api/routes.ts';
import type { NewCustomer } from '../../domain/customer.ts';
import type { Service } from './service.ts';

/** Gives the company the territories EAST and WEST and classes A to C. */
export async function foundCompany(service: Service): Promise<void> {
  const territories = [
    { territoryId: 'EAST', name: 'East' },
    { territoryId: 'WEST', name: 'West' },
  ];
  const body = { version: 0, territories };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
}

/** A dealer of EAST, changed as said. */
export const dealer = (code: string, change: Partial<NewCustomer> = {}): NewCustomer => ({
  code,
  name: `Dealer ${code}`,
  tier: 'dealer',
  territory: 'EAST',
  ...change,
});

/** Adds customers as the admin, in this order. */
export async function addCustomers(service: Service, ...all: NewCustomer[]): Promise<void> {
  for (const body of all) await service.ask(routes.customers.addCustomer, { body }, 'admin');
}

/** Names price lists, without prices: products cost what the standard list says. */
export async function setPriceLists(service: Service, ...ids: string[]): Promise<void> {
  for (const priceListId of ids) {
    const body = { name: `List ${priceListId}`, from: '2026-01-01', prices: [] };
    await service.ask(routes.products.putPriceList, { params: { priceListId }, body }, 'admin');
  }
}
