/** One entry of a menu. */
export type MenuEntry =
  | { readonly kind: 'item'; readonly label: string; readonly run: string }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] }
  | { readonly kind: 'separator' };

/** Which buttons a dialog has, as `Ui.ButtonSet` names them. */
export type ButtonSetName = 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';

/** A question to the person. */
export interface Dialog {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  readonly buttons: ButtonSetName;
}

/** The button pressed (`CLOSE` for the cross) and the text typed. */
export interface DialogReply {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  readonly text: string;
}

/** A page of the add-on, shown beside or over the grid. */
export interface Frame {
  readonly kind: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}
