import { custody } from '../../api/routes/custody.ts';
import { callerOf } from '../caller.ts';
import { getCustody, offerCustody, takeCustody, withdrawCustody } from '../custody/hand-over.ts';
import { getPaper, lendPaper, listPapers, placePaper, returnPaper } from '../custody/papers.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof custody> = {
  getCustody,
  offerCustody,
  takeCustody,
  withdrawCustody,
  listPapers,
  getPaper,
  placePaper,
  lendPaper,
  returnPaper,
};

export const handler = serve(custody, handlers, callerOf);
