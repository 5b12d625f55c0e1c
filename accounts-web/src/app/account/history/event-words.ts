import { AccountEvent } from '../../core/api/model';
import { IconName } from '../../shared/icons';
import { Fields, fieldsOf, labelOf } from '../change/fields';

type EventType = AccountEvent['type'];

export const EVENT_WORDS: Readonly<Record<EventType, { readonly text: string; readonly icon: IconName }>> = {
  CREATED: { text: 'Created', icon: 'add' },
  UPDATED: { text: 'Edited', icon: 'edit' },
  MOVED: { text: 'Moved', icon: 'move' },
  FROZEN: { text: 'Frozen', icon: 'frozen' },
  UNFROZEN: { text: 'Unfrozen', icon: 'open' },
  CLOSED: { text: 'Closed', icon: 'closed' },
  REOPENED: { text: 'Reopened', icon: 'open' },
  DELETED: { text: 'Deleted', icon: 'delete' },
};

/** One field that an event changed. */
export interface EventChange {
  readonly pointer: string;
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What the event itself says already. */
const NAMED = ['/status', '/statusReason'];

/** What an event changed, but for what its name and its reason say. */
export function changesOf(event: AccountEvent): readonly EventChange[] {
  const before: Fields = fieldsOf(event.before);
  const after: Fields = fieldsOf(event.after);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((pointer) => !NAMED.includes(pointer))
    .map((pointer) => ({
      pointer,
      label: labelOf(pointer),
      before: before.get(pointer),
      after: after.get(pointer),
    }));
}
