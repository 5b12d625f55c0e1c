import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AccountStore } from '../../core/store/account-store';

/** The name of another account, leading there; its id while the name is not known. */
@Component({
  selector: 'accounts-account-name',
  imports: [RouterLink],
  template: `
    @if (name() && !linked()) {
      {{ name() }}
    } @else if (name(); as text) {
      <a [routerLink]="['/app/accounts', id()]">{{ text }}</a>
    } @else {
      <code>{{ id() }}</code>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountName {
  private readonly store = inject(AccountStore);
  private readonly asked = signal<string | undefined>(undefined);

  readonly id = input.required<string>();
  /** Dialogs show names that lead nowhere. */
  readonly linked = input(true);
  protected readonly name = computed(() => this.store.node(this.id())?.name);

  constructor() {
    effect(() => {
      if (this.name() === undefined && this.asked() !== this.id()) {
        this.asked.set(this.id());
        // an account that was deleted keeps its id
        this.store.load(this.id()).catch(() => undefined);
      }
    });
  }
}
