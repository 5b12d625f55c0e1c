import { Injector } from '@angular/core';
import { Unsaved } from './unsaved';

/** Whether the person may leave what is open: at once, or after saying so in a dialog, whose code is loaded by then. */
export async function mayLeave(injector: Injector): Promise<boolean> {
  if (!injector.get(Unsaved).any()) {
    return true;
  }
  const dialogs = injector.get((await import('./dialogs')).Dialogs);
  const yes = await dialogs.mayDiscard();
  if (yes) {
    dialogs.closeAll();
  }
  return yes;
}
