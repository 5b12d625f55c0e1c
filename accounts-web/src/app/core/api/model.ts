import type { components } from './schema';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountEvent = Schemas['AccountEvent'];
export type AccountNode = Schemas['AccountNode'];
export type AccountPage = Schemas['AccountPage'];
export type AccountPatch = Schemas['AccountPatch'];
export type AccountStatus = Schemas['AccountStatus'];
export type AccountTree = Schemas['AccountTree'];
export type AccountType = Schemas['AccountType'];
export type Caller = Schemas['Caller'];
export type Difference = Schemas['Difference'];
export type DifferencePage = Schemas['DifferencePage'];
export type EventPage = Schemas['EventPage'];
export type FieldError = Schemas['FieldError'];
export type ImportPlan = Schemas['ImportPlan'];
export type NewAccount = Schemas['NewAccount'];
export type Permission = Schemas['Permission'];
export type Problem = Schemas['Problem'];
export type RowFate = Schemas['RowFate'];

/** The four actions that change a status. */
export type StatusAction = 'freeze' | 'unfreeze' | 'close' | 'reopen';

/** An account and the entity tag that a change of it has to send back in `If-Match`. */
export interface Versioned {
  readonly account: Account;
  readonly etag: string;
}

/** What an import would do, and the entity tag that stands for it. */
export interface Planned {
  readonly plan: ImportPlan;
  readonly etag: string;
}
