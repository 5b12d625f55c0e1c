import { Fields, fieldsOf, labelOf } from '../account/change/fields';
import { EventChange } from '../account/history/event-words';
import { Difference } from '../core/api/model';

export type Kind = Difference['changes'][number];

export const KINDS: Readonly<Record<Kind, string>> = {
  OPENED: 'Created',
  RENAMED: 'Renamed',
  MOVED: 'Moved',
  UPDATED: 'Edited',
  FROZEN: 'Frozen',
  UNFROZEN: 'Unfrozen',
  CLOSED: 'Closed',
  REOPENED: 'Reopened',
  DELETED: 'Deleted',
};

/** What stands in the line of the account already, or follows from its being new or gone. */
const HIDDEN = ['/name', '/accountNumber'];

/** The fields that differ, with their values of before and after; of a new account those that it has. */
export function changesIn({ before, after }: Difference): readonly EventChange[] {
  if (!after) {
    return [];
  }
  const then: Fields = fieldsOf(before ?? {});
  const now: Fields = fieldsOf(after);
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((pointer) => then.get(pointer) !== now.get(pointer))
    .filter((pointer) => before || !HIDDEN.includes(pointer))
    .map((pointer) => ({
      pointer,
      label: labelOf(pointer),
      before: then.get(pointer),
      after: now.get(pointer),
    }));
}
