import { Injectable, inject } from '@angular/core';
import { ConflictDialog } from '../dialogs/conflict-dialog';
import { Dialogs } from '../dialogs/dialogs';
import { Conflict, Decision } from './conflict';

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
