import { contractExceptions } from '../../api/routes/contract-exceptions.ts';
import { callerOf } from '../caller.ts';
import { listContractExceptions } from '../contract-exceptions/list.ts';
import {
  endContractException,
  getContractException,
  requestContractException,
  withdrawContractException,
} from '../contract-exceptions/one.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof contractExceptions> = {
  listContractExceptions,
  requestContractException,
  getContractException,
  withdrawContractException,
  endContractException,
};

export const handler = serve(contractExceptions, handlers, callerOf);
