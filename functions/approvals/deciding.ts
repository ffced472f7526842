import type { Decider } from '../../domain/approval-rules.ts';
import type { Company } from '../../domain/company.ts';

/** How a request is decided: what is decided, why, by whom, and under which matrix. */
export interface Deciding {
  readonly state: 'approved' | 'rejected';
  readonly reason: string | null;
  readonly decider: Decider;
  readonly company: Company;
}
