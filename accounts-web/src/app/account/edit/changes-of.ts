import { Signal, effect, signal } from '@angular/core';
import { AbstractControl } from '@angular/forms';

/** Counts what happens to a control: what reads it is computed again each time. */
export function changesOf(control: Signal<AbstractControl>): Signal<number> {
  const count = signal(0);
  effect((onCleanup) => {
    const events = control().events.subscribe(() => count.update((n) => n + 1));
    onCleanup(() => events.unsubscribe());
  });
  return count.asReadonly();
}
