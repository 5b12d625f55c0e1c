import { Injector } from '@angular/core';
import { NewPlace } from '../account/new-place';

/** Asks for a new account in a dialog, whose code is loaded by then. */
export async function openCreation(injector: Injector, place: NewPlace = {}): Promise<void> {
  const { AccountActions } = await import('../account/account-actions');
  await injector.get(AccountActions).create(place);
}
