import { act, type ActionResult } from '../action.ts';
import { openList } from '../editable/open-list.ts';
import { pushTab } from '../editable/push.ts';
import { undoLastPush } from '../editable/undo.ts';
import { productKind } from '../products/kind.ts';
import { words } from '../settings.ts';
import { customerKind } from './kind.ts';

/** Customers and products → Customers. */
export const customersOpen = (): ActionResult =>
  act(words().list.customers, () => openList(customerKind));

/** Customers and products → Push customers. */
export const customersPush = (): ActionResult =>
  act(words().list.pushCustomers, () => pushTab(customerKind));

/** Customers and products → Undo my last push of customers. */
export const customersUndo = (): ActionResult =>
  act(words().undo.title, () => undoLastPush(customerKind));

/** Customers and products → Products. */
export const productsOpen = (): ActionResult =>
  act(words().list.products, () => openList(productKind));

/** Customers and products → Push products. */
export const productsPush = (): ActionResult =>
  act(words().list.pushProducts, () => pushTab(productKind));

/** Customers and products → Undo my last push of products. */
export const productsUndo = (): ActionResult =>
  act(words().undo.title, () => undoLastPush(productKind));
