import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

/** Says in a line what was done, for eyes and for screen readers. */
@Injectable({ providedIn: 'root' })
export class Messages {
  private readonly bar = inject(MatSnackBar);

  show(text: string): void {
    this.bar.open(text, 'Dismiss', { duration: 6_000 });
  }
}
