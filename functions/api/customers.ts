import { customers } from '../../api/routes/customers.ts';
import { asShown } from '../../domain/bank-data.ts';
import { accept } from '../../domain/outcome.ts';
import { callerOf } from '../caller.ts';
import { addCustomer } from '../customers/add.ts';
import { changeCustomer } from '../customers/change.ts';
import { requestCreditLimit } from '../customers/credit-limit.ts';
import { getDossier } from '../customers/dossier.ts';
import { listCustomers } from '../customers/list.ts';
import { pushCustomers } from '../customers/push.ts';
import { visibleCustomer } from '../customers/visible.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof customers> = {
  listCustomers,
  addCustomer,
  pushCustomers,
  getCustomer: async ({ params: { customerId } }, { member }) => {
    const { customer } = await visibleCustomer(customerId, member);
    return accept(asShown(customer, member.roles));
  },
  changeCustomer,
  requestCreditLimit,
  getDossier,
};

export const handler = serve(customers, handlers, callerOf);
