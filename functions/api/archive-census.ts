import { archiveCensus } from '../../api/routes/archive-census.ts';
import { callerOf } from '../caller.ts';
import { countArchive, listCensuses } from '../census/count.ts';
import { getCensus } from '../census/report.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof archiveCensus> = { countArchive, getCensus, listCensuses };

export const handler = serve(archiveCensus, handlers, callerOf);
