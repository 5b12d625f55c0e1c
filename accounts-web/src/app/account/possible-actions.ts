import { AccountStatus, Permission, StatusAction } from '../core/api/model';
import { DEEPEST } from '../core/store/tree-state';
import { STATUS_ACTIONS } from './dialogs/status-words';

export type ActionName = 'edit' | 'create' | 'move' | StatusAction | 'delete';

/** What is known of an account when its actions are offered. */
export interface Circumstances {
  readonly status: AccountStatus;
  /** Undefined for a root, and while it is not known. */
  readonly parentStatus: AccountStatus | undefined;
  /** How many levels there are above it. */
  readonly above: number;
  /** Undefined while it is not known. */
  readonly childCount: number | undefined;
  /** Whether one of the children that are known is not closed. */
  readonly hasOpenChild: boolean;
}

/** Something that can be done, or why it cannot be done now. */
export interface PossibleAction {
  readonly name: ActionName;
  readonly text: string;
  /** Undefined when it is possible, as far as is known. */
  readonly obstacle: string | undefined;
}

const NEEDED: Readonly<Record<ActionName, Permission>> = {
  edit: 'write',
  create: 'write',
  move: 'write',
  freeze: 'control',
  unfreeze: 'control',
  close: 'control',
  reopen: 'control',
  delete: 'control',
};

/** The actions of an account that the person may do, in the order in which they are offered. */
export function possibleActions(
  now: Circumstances,
  may: (permission: Permission) => boolean,
): readonly PossibleAction[] {
  return actions(now).filter(({ name }) => may(NEEDED[name]));
}

function actions(now: Circumstances): readonly PossibleAction[] {
  return [
    action('edit', 'Edit', now.status === 'CLOSED' && 'Reopen it first.'),
    action('create', 'Add an account under it', noChild(now)),
    action('move', 'Move', now.status !== 'OPEN' && `${openFirst(now.status)} first.`),
    ...statusActions(now),
    action('delete', 'Delete', noDelete(now)),
  ];
}

function statusActions(now: Circumstances): readonly PossibleAction[] {
  const named = (name: StatusAction, obstacle: string | false = false) =>
    action(name, STATUS_ACTIONS[name].verb, obstacle);
  const close = named('close', now.hasOpenChild && 'Close the accounts under it first.');
  switch (now.status) {
    case 'OPEN':
      return [named('freeze'), close];
    case 'FROZEN':
      return [named('unfreeze'), close];
    case 'CLOSED':
      return [named('reopen', now.parentStatus === 'CLOSED' && 'Reopen the account above it first.')];
  }
}

function noChild({ status, above }: Circumstances): string | false {
  if (status !== 'OPEN') {
    return `${openFirst(status)} first.`;
  }
  return above + 1 >= DEEPEST && `The tree has at most ${DEEPEST} levels.`;
}

function noDelete({ status, childCount }: Circumstances): string | false {
  if (status === 'FROZEN') {
    return 'Unfreeze or close it first.';
  }
  return !!childCount && 'Move or delete the accounts under it first.';
}

function openFirst(status: AccountStatus): string {
  return status === 'FROZEN' ? 'Unfreeze it' : 'Reopen it';
}

function action(name: ActionName, text: string, obstacle: string | false): PossibleAction {
  return { name, text, obstacle: obstacle || undefined };
}
