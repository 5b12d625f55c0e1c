import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { describe } from '../core/api/sentences';
import { Icon } from './icon';

/** What went wrong and what to do, read out as soon as it is there. */
@Component({
  selector: 'accounts-problem',
  imports: [Icon],
  template: `
    <div role="alert">
      @if (sentence(); as text) {
        <p><accounts-icon name="warning" /> <span>{{ text }}</span></p>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }

    p {
      display: flex;
      gap: 0.5rem;
      margin: 0 0 1rem;
      padding: 0.75rem 1rem;
      border-radius: 0.5rem;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }

    span {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemNote {
  /** Undefined when nothing went wrong. */
  readonly failure = input.required<unknown>();
  protected readonly sentence = computed(() => {
    const failure = this.failure();
    return failure === undefined ? '' : describe(failure);
  });
}
