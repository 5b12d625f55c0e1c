import { Injectable, signal } from '@angular/core';

/** That the person's permissions have changed while the page was open, until they have read it. */
@Injectable({ providedIn: 'root' })
export class PermissionNotice {
  /** A sentence or two; empty when there is nothing to say. */
  readonly text = signal('');
}
