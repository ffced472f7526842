import { keepsArchive } from '../../domain/custody.ts';
import type { Member } from '../../domain/member.ts';
import { readCustody } from '../../store/custody.ts';
import { db } from '../database.ts';

/**
 * True for the custodian and the deputy. Until somebody has taken the archive, every member with
 * the role is: a company begins to work before it appoints.
 */
export async function isKeeper({ memberId, roles }: Member): Promise<boolean> {
  if (!roles.includes('custodian')) return false;
  const custody = await readCustody(db);
  return custody.present === null || keepsArchive(custody, memberId);
}
