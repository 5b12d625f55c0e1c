import { DOCUMENT, Injectable, inject } from '@angular/core';

/** What is typed and not saved, anywhere on the page. It is asked about before it would be lost: see may-leave.ts. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  private readonly forms = new Set<() => boolean>();

  constructor() {
    inject(DOCUMENT).defaultView?.addEventListener('beforeunload', (event) => {
      if (this.any()) {
        event.preventDefault();
      }
    });
  }

  /** Watches a form that says whether it has something to lose; returns how to end that. */
  watch(isDirty: () => boolean): () => void {
    this.forms.add(isDirty);
    return () => this.forms.delete(isDirty);
  }

  any(): boolean {
    return [...this.forms].some((isDirty) => isDirty());
  }
}
