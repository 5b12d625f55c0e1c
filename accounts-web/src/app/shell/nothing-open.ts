import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'accounts-nothing-open',
  template: `<p>Choose an account to see it here.</p>`,
  styles: `
    p {
      margin: 20vh auto;
      padding: 0 1.5rem;
      color: var(--mat-sys-on-surface-variant);
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NothingOpen {}
