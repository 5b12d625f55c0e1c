import { signal } from '@angular/core';

/** What a form sends: whether it is on its way, and why the last attempt failed. */
export class Submission {
  private readonly busy = signal(false);
  private readonly failed = signal<unknown>(undefined);

  readonly running = this.busy.asReadonly();
  /** Undefined when nothing failed. */
  readonly failure = this.failed.asReadonly();

  /** Does the work, unless it is being done already. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy()) {
      return;
    }
    this.busy.set(true);
    this.failed.set(undefined);
    try {
      await work();
    } catch (failure) {
      this.failed.set(failure);
    } finally {
      this.busy.set(false);
    }
  }
}
