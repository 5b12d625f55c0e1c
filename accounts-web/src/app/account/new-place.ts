import { AccountType } from '../core/api/model';
import { Summary } from '../core/store/tree-state';

/** Where a new account shall be: below a parent, or a root of a type. */
export interface NewPlace {
  readonly parent?: Summary;
  readonly type?: AccountType;
}
