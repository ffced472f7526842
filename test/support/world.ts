import { createHash } from 'node:crypto';
import { everyItem } from '../../store/whole-table.ts';
import { routes } from '../../api/routes.ts';
import { everyRole } from '../../domain/role.ts';
import { monthOf } from '../../domain/values/month.ts';
import { dayIn } from '../../functions/clock.ts';
import type { Db } from '../../store/dynamo.ts';
import { addCustomers, dealer, foundCompany } from './channel.ts';
import { contractId } from './contracts/inputs.ts';
import type { About } from './inputs.ts';
import type { Service } from './service.ts';

/** Roles whose sight is bounded by territories. */
export const boundRoles = everyRole.filter((role) => role !== 'admin' && role !== 'director');

/** What requests can be about: a dealer of EAST, one of WEST, and one that does not exist. */
export interface World {
  readonly own: About;
  readonly other: About;
  readonly unknown: About;
}

/**
 * A company with one dealer in EAST, one in WEST, a request waiting and a draft of a contract for
 * each, one product, and a person of every role; those whose sight is bounded work in EAST.
 */
export async function makeWorld(service: Service): Promise<World> {
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(boundRoles, ['EAST']);
  await addCustomers(service, dealer('EAST1'), dealer('WEST1', { territory: 'WEST' }));
  const tea = { code: 'TEA', variety: 'Tea', specification: '1', unit: 'bottle', caseSize: 24 };
  await service.ask(routes.products.addProduct, { body: { ...tea, price: 300 } }, 'admin');
  // The first sign-in writes the binding of the person; it must not look like a write later on.
  for (const role of everyRole) await service.ask(routes.company.me, {}, role);
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const memberId = members.find((m) => m.roles.includes('viewer'))?.memberId ?? '';
  const day = dayIn('Asia/Shanghai');
  for (const dealerId of ['EAST1', 'WEST1']) {
    const body = { contractId, templateId: 'STD-ZH' };
    const given = { params: { dealerId }, body };
    await service.ask(routes.contracts.draftContract, given, 'director');
  }
  const about = async (dealerId: string): Promise<About> => ({
    dealerId,
    approvalId: await requestOf(service, dealerId),
    memberId,
    month: monthOf(day),
    day,
  });
  const [own, other] = [await about('EAST1'), await about('WEST1')];
  const nobody = other.approvalId.replace('WEST1', 'NONE1');
  return { own, other, unknown: { ...other, dealerId: 'NONE1', approvalId: nobody } };
}

async function requestOf(service: Service, customerId: string): Promise<string> {
  const body = { creditLimit: 5_000_000, reason: 'Season' };
  const given = { params: { customerId }, body };
  const { approvalId } = await service.ask(routes.customers.requestCreditLimit, given, 'director');
  return approvalId;
}

/** A fingerprint of everything stored: equal means that nothing was written in between. */
export async function fingerprint(db: Db): Promise<string> {
  const items: string[] = [];
  for await (const item of everyItem(db)) items.push(JSON.stringify(sorted(item)));
  return createHash('sha256').update(items.sort().join('\n')).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
