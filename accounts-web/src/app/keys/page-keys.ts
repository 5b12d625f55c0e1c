/** What a key of the page does. */
export type PageKey = 'search' | 'rename' | 'delete' | 'help';

const KEYS: Readonly<Record<string, PageKey>> = { '/': 'search', '?': 'help', F2: 'rename', Delete: 'delete' };

/** What the key means for the whole page; nothing while someone types, in a menu and in a dialog. */
export function pageKeyOf(event: KeyboardEvent): PageKey | undefined {
  const target = event.composedPath()[0];
  const isTaken =
    event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element) || isTyping(target);
  return isTaken || hasOverlay(target) ? undefined : KEYS[event.key];
}

function isTyping(target: Element): boolean {
  return target.matches('input, textarea, select') || (target as HTMLElement).isContentEditable;
}

function hasOverlay(target: Element): boolean {
  const root = target.getRootNode() as ParentNode;
  return root.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null;
}

/** Whether a letter is one of these keys, so that it does not lead to a row. */
export function isPageKey(key: string): boolean {
  return key in KEYS;
}

/** The account of the row that has the focus. */
export function focusedAccount(event: KeyboardEvent): string | undefined {
  const row = (event.composedPath()[0] as Element).closest<HTMLElement>('[data-kind=account]');
  return row?.dataset['key'];
}
