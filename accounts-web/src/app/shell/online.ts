import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether the browser has a connection at all. */
@Injectable({ providedIn: 'root' })
export class Online {
  private readonly state = signal(true);
  readonly now = this.state.asReadonly();

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const look = () => this.state.set(window?.navigator.onLine ?? true);
    look();
    for (const event of ['online', 'offline']) {
      window?.addEventListener(event, look);
      inject(DestroyRef).onDestroy(() => window?.removeEventListener(event, look));
    }
  }
}
