import { Injector } from '@angular/core';

/** Opens the dialog that lists the keys, whose code is loaded by then. */
export async function openKeys(injector: Injector): Promise<void> {
  const [{ Dialogs }, { KeysDialog }] = await Promise.all([
    import('../account/dialogs/dialogs'),
    import('./keys-dialog'),
  ]);
  await injector.get(Dialogs).open(KeysDialog, undefined);
}

/** Renames or deletes an account by a key, with code that is loaded by then. */
export async function actByKey(injector: Injector, id: string, key: 'rename' | 'delete'): Promise<void> {
  const { AccountKeys } = await import('./account-keys');
  await injector.get(AccountKeys).press(id, key);
}
