import { lockedIn } from '../store/audit/locked.ts';
import { archive } from './archive.ts';

/** The archive of the jobs, as anchors are kept in it. */
export const locked = lockedIn(archive);
