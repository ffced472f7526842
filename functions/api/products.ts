import { products } from '../../api/routes/products.ts';
import { accept } from '../../domain/outcome.ts';
import { listPriceLists } from '../../store/price-lists.ts';
import { callerOf } from '../caller.ts';
import { db } from '../database.ts';
import { addProduct } from '../products/add.ts';
import { changeProduct } from '../products/change.ts';
import { listProducts } from '../products/list.ts';
import { pushProducts } from '../products/push.ts';
import { putPriceList } from '../products/put-price-list.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof products> = {
  listProducts,
  addProduct,
  pushProducts,
  changeProduct,
  listPriceLists: async () => accept({ priceLists: await listPriceLists(db) }),
  putPriceList,
};

export const handler = serve(products, handlers, callerOf);
