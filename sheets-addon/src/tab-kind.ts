import { customerKind } from './customers/kind.ts';
import type { EditableKind } from './editable/kind.ts';
import { goodsKind } from './contracts/goods-kind.ts';
import { planKind } from './plans/kind.ts';
import { productKind } from './products/kind.ts';
import type { Tab } from './sheets/tab.ts';

/** Does something with the kind of an editable tab; null for tabs of another kind. */
export function withKind<T>(tab: Tab, use: <Context>(kind: EditableKind<Context>) => T): T | null {
  switch (tab.pull.kind) {
    case 'plan':
      return use(planKind);
    case 'customers':
      return use(customerKind);
    case 'products':
      return use(productKind);
    case 'goods':
      return use(goodsKind);
    default:
      return null;
  }
}
