import { openTab } from '../editable/open.ts';
import { pushTab } from '../editable/push.ts';
import { readActive } from '../editable/read.ts';
import { refresh, refreshTab } from '../editable/refresh.ts';
import { words } from '../settings.ts';
import { findTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { goodsKind } from './goods-kind.ts';
import { goodsScope, storedContract } from './goods-pull.ts';
import { selectedContract } from './selected.ts';

/** *Contracts → Edit goods*: the goods of the selected draft in a sheet of their own. */
export function openGoods(): string {
  const w = words();
  const ref = selectedContract();
  if (!storedContract(ref).acts.includes('edit')) throw new Stop(w.contracts.notEdited);
  const scope = goodsScope(ref);
  const tab = findTab(goodsKind.kind, scope);
  if (tab) {
    tab.sheet.activate();
    return refresh(goodsKind, tab);
  }
  return w.contracts.goodsOpened(openTab(goodsKind, scope).rows.length);
}

/**
 * *Contracts → Push goods*; what the product list filled in is shown afterwards, also where another
 * row was refused. Cells in conflict are looked at first.
 */
export function pushGoods(): string {
  const said = pushTab(goodsKind);
  const { issues } = readActive(goodsKind).state;
  if (!issues.some(({ conflict }) => conflict)) refreshTab(goodsKind);
  return said;
}
