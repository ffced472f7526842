import type { PullKind } from '../table/pull.ts';
import type { Words } from '../words.ts';
import type { SidebarAction } from './state.ts';

/** The buttons that make sense on the open tab. They name functions of `main.ts`. */
export function sidebarActions(kind: PullKind | null, words: Words): SidebarAction[] {
  const { plan, list, undo } = words;
  switch (kind) {
    case 'plan':
      return [
        { run: 'plansPush', label: plan.push },
        { run: 'plansRefresh', label: plan.refresh },
        { run: 'plansUndo', label: undo.item },
        { run: 'plansSubmit', label: plan.submit },
        { run: 'plansApprove', label: plan.approve },
        { run: 'plansPrint', label: plan.print },
      ];
    case 'customers':
      return [
        { run: 'customersPush', label: list.pushCustomers },
        { run: 'customersOpen', label: plan.refresh },
        { run: 'customersUndo', label: undo.item },
      ];
    case 'products':
      return [
        { run: 'productsPush', label: list.pushProducts },
        { run: 'productsOpen', label: plan.refresh },
        { run: 'productsUndo', label: undo.item },
      ];
    case 'contracts':
      return [
        { run: 'contractsOpen', label: words.contracts.openItem },
        { run: 'contractsGoods', label: words.contracts.goods },
        { run: 'contractsNew', label: words.contracts.draftItem },
      ];
    case 'goods':
      return [
        { run: 'contractsPushGoods', label: words.contracts.pushGoods },
        { run: 'contractsUndoGoods', label: undo.item },
      ];
    default:
      return [
        { run: 'customersOpen', label: list.customers },
        { run: 'productsOpen', label: list.products },
      ];
  }
}
