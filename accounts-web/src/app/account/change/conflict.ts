import { Versioned } from '../../core/api/model';
import { Wanted } from './fields';

/** Two changed the same account: what one saw, what it is now, and what one wants. */
export interface Conflict {
  readonly seen: Versioned;
  readonly now: Versioned;
  readonly wanted: Wanted | undefined;
  readonly verb: string;
}

export type Decision = 'mine' | 'theirs' | 'undecided';
