import { archive } from '../../api/routes/archive.ts';
import { accept } from '../../domain/outcome.ts';
import { filesOfDealer } from '../../store/contract-files.ts';
import { downloadFile } from '../archive/download.ts';
import { fileUpload } from '../archive/filing.ts';
import { getFileLog } from '../archive/log.ts';
import { promiseUpload } from '../archive/promise.ts';
import { decideRetention } from '../archive/retention.ts';
import { searchFiles } from '../archive/search.ts';
import { callerOf } from '../caller.ts';
import { visibleHead } from '../contracts/visible.ts';
import { db } from '../database.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof archive> = {
  listFiles: async ({ params: { dealerId } }, { member }) => {
    await visibleHead(dealerId, member);
    return accept({ files: await filesOfDealer(db, dealerId) });
  },
  promiseUpload,
  fileUpload,
  downloadFile,
  searchFiles,
  decideRetention,
  getFileLog,
};

export const handler = serve(archive, handlers, callerOf);
