import { AccountReply, accounts } from '../../api/routes/accounts.ts';
import { remainingCredit } from '../../domain/account.ts';
import { accept } from '../../domain/outcome.ts';
import { listEntries } from '../accounts/list-entries.ts';
import { listOpenItems } from '../accounts/list-open-items.ts';
import { postEntries } from '../accounts/post-entries.ts';
import { visibleAccount } from '../accounts/visible.ts';
import { callerOf } from '../caller.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof accounts> = {
  postEntries,
  getAccount: async ({ params: { dealerId } }, { member }) => {
    const { customer, head } = await visibleAccount(dealerId, member);
    return accept(
      AccountReply.strip().parse({
        ...head,
        dealerName: customer.name,
        openDocuments: head.openCount,
        remainingCredit: remainingCredit(head),
      }),
    );
  },
  listEntries,
  listOpenItems,
};

export const handler = serve(accounts, handlers, callerOf);
