import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';

/** What is typed and not saved, anywhere on the page. It is asked about before it would be lost. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  private readonly injector = inject(Injector);
  private readonly forms = new Set<() => boolean>();

  constructor() {
    inject(DOCUMENT).defaultView?.addEventListener('beforeunload', (event) => {
      if (this.any()) {
        event.preventDefault();
      }
    });
  }

  /** Watches a form that tells whether it has something to lose; answers how to end that. */
  watch(isDirty: () => boolean): () => void {
    this.forms.add(isDirty);
    return () => this.forms.delete(isDirty);
  }

  any(): boolean {
    return [...this.forms].some((isDirty) => isDirty());
  }

  /** Whether the person may leave what is open: at once, or after saying so. */
  async mayLeave(): Promise<boolean> {
    if (!this.any()) {
      return true;
    }
    const dialogs = this.injector.get((await import('./dialogs')).Dialogs);
    const yes = await dialogs.mayDiscard();
    if (yes) {
      dialogs.closeAll();
    }
    return yes;
  }
}
