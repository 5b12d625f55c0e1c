import { Injectable, inject } from '@angular/core';
import { Versioned } from '../../core/api/model';
import { ConflictDialog } from '../dialogs/conflict-dialog';
import { Dialogs } from '../dialogs/dialogs';
import { Wanted } from './fields';

/** Two changed the same account: what one saw, what it is now, and what one wants. */
export interface Conflict {
  readonly seen: Versioned;
  readonly now: Versioned;
  readonly wanted: Wanted | undefined;
  readonly verb: string;
}

export type Decision = 'mine' | 'theirs' | 'undecided';

/** Lets the person decide between both. */
@Injectable({ providedIn: 'root' })
export class ConflictQuestion {
  private readonly dialogs = inject(Dialogs);

  async ask(conflict: Conflict): Promise<Decision> {
    const decision = await this.dialogs.open<ConflictDialog, Conflict, Decision>(
      ConflictDialog,
      conflict,
      { width: '46rem' },
    );
    return decision ?? 'undecided';
  }
}
