import { Injector } from '@angular/core';
import { AccountType } from '../core/api/model';
import { Summary } from '../core/store/tree-state';

/** Where a new account shall be: below a parent, or a root of a type. */
export interface NewPlace {
  readonly parent?: Summary;
  readonly type?: AccountType;
}

/** Asks for a new account in a dialog, whose code is loaded by then. */
export async function openCreation(injector: Injector, place: NewPlace = {}): Promise<void> {
  const { AccountCreation } = await import('./account-creation');
  injector.get(AccountCreation).open(place);
}
