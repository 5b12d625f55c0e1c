import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { AccountStore } from '../core/store/account-store';
import { PageTitle } from '../shell/page-title';
import { StatusBadge } from '../shared/status-badge';

/** One account. */
@Component({
  selector: 'accounts-account-panel',
  imports: [StatusBadge],
  template: `
    @if (shown(); as versioned) {
      <h1>{{ versioned.account.name }}</h1>
      <p>
        {{ versioned.account.accountNumber }} {{ versioned.account.currency }}
        <accounts-status [status]="versioned.account.status" />
      </p>
    } @else if (failed()) {
      <p role="alert">This account cannot be shown.</p>
    } @else {
      <p>Loading …</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 1.5rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPanel {
  private readonly store = inject(AccountStore);
  private readonly title = inject(PageTitle);
  readonly id = input.required<string>();
  protected readonly failed = signal(false);
  protected readonly shown = computed(() => this.store.account(this.id())());

  constructor() {
    effect(() => {
      this.failed.set(false);
      this.store.load(this.id()).then(
        ({ account }) => this.title.name(account.name),
        () => this.failed.set(true),
      );
    });
  }
}
