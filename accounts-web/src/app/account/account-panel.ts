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
      <h1>This account is not there</h1>
      <p role="alert">It may have been deleted.</p>
    } @else {
      <h1 class="cdk-visually-hidden">Account</h1>
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
      const id = this.id();
      this.failed.set(false);
      this.store.load(id).then(
        ({ account }) => this.title.name(account.name),
        () => this.failed.set(true),
      );
    });
  }
}
