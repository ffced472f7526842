import { bank } from '../../api/routes/bank.ts';
import { decideBankLines } from '../bank/decide.ts';
import { importBankLines } from '../bank/import.ts';
import { listBankLines } from '../bank/list.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof bank> = { importBankLines, listBankLines, decideBankLines };

export const handler = serve(bank, handlers, callerOf);
