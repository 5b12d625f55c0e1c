import { AccountStatus, StatusAction } from '../../core/api/model';
import { IconName } from '../../shared/icons';

interface Words {
  readonly verb: string;
  readonly icon: IconName;
  /** What it means, for those who are about to do it. */
  readonly meaning: string;
  readonly done: string;
  readonly to: AccountStatus;
}

/** The four changes of status, as people say them. */
export const STATUS_ACTIONS: Readonly<Record<StatusAction, Words>> = {
  freeze: {
    verb: 'Freeze',
    icon: 'frozen',
    meaning: 'A frozen account cannot be moved, and no account can be added under it.',
    done: 'is frozen now',
    to: 'FROZEN',
  },
  unfreeze: {
    verb: 'Unfreeze',
    icon: 'open',
    meaning: 'The account can be used again without restrictions.',
    done: 'is open again',
    to: 'OPEN',
  },
  close: {
    verb: 'Close',
    icon: 'closed',
    meaning:
      'Closing ends activity on this account. It can still be read, keeps its number, and can be reopened.',
    done: 'is closed now',
    to: 'CLOSED',
  },
  reopen: {
    verb: 'Reopen',
    icon: 'open',
    meaning: 'The account can be used again without restrictions.',
    done: 'is open again',
    to: 'OPEN',
  },
};
