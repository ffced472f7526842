import { accounts } from '../../api/routes/accounts.ts';
import { getAccount } from '../accounts/one.ts';
import { listEntries } from '../accounts/list-entries.ts';
import { listOpenItems } from '../accounts/list-open-items.ts';
import { postEntries } from '../accounts/post-entries.ts';
import { callerOf } from '../caller.ts';
import { requestWriteOff } from '../write-offs/request.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof accounts> = {
  postEntries,
  getAccount,
  listEntries,
  listOpenItems,
  requestWriteOff,
};

export const handler = serve(accounts, handlers, callerOf);
