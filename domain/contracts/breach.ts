import * as z from 'zod';
import { text } from '../values/text.ts';
import { Wording } from './wording.ts';

/** What follows from a breach: one row of the table of consequences. */
export const Consequence = z
  .strictObject({ breach: Wording, consequence: Wording })
  .meta({ id: 'Consequence' });

/** Block j (违约责任及纠纷处理): what follows from a breach, and who settles a dispute, where. */
export const Breach = z
  .strictObject({
    consequences: z.array(Consequence).min(1).max(40),
    forum: z.enum(['court', 'arbitration']),
    /** The court's place, or the name of the arbitration commission. */
    forumName: text(120),
  })
  .meta({ id: 'Breach' });
export type Breach = z.infer<typeof Breach>;
