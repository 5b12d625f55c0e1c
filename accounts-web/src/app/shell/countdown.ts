import { ChangeDetectionStrategy, Component, computed, effect, input, signal } from '@angular/core';

/** "Trying again in 5 s." Silent for screen readers, which would hear each second. */
@Component({
  selector: 'accounts-countdown',
  template: `<span aria-hidden="true">Trying again in {{ seconds() }} s.</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Countdown {
  /** In milliseconds since 1970. */
  readonly until = input.required<number>();
  private readonly now = signal(Date.now());
  protected readonly seconds = computed(() =>
    Math.max(0, Math.ceil((this.until() - this.now()) / 1000)),
  );

  constructor() {
    effect((onCleanup) => {
      this.until();
      this.now.set(Date.now());
      const timer = setInterval(() => this.now.set(Date.now()), 500);
      onCleanup(() => clearInterval(timer));
    });
  }
}
