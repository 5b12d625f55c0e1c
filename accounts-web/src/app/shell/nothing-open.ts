import { ChangeDetectionStrategy, Component, Injector, computed, inject } from '@angular/core';
import { Permissions } from '../core/store/permissions';
import { AccountStore } from '../core/store/account-store';
import { TYPES } from '../core/store/tree-state';
import { Icon } from '../shared/icon';
import { openCreation } from '../tree/open-creation';

/** Beside the tree, while no account is open. */
@Component({
  selector: 'accounts-nothing-open',
  imports: [Icon],
  template: `
    <accounts-icon name="tree" />
    @if (none()) {
      <p>There are no accounts yet.</p>
      @if (permissions.may('write')) {
        <button class="button filled" type="button" (click)="create()">Create the first account</button>
      }
    } @else {
      <p>Choose an account to see it here.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      padding: 18vh 1.5rem 0;
      color: var(--mat-sys-on-surface-variant);
      text-align: center;
    }

    accounts-icon {
      width: 3rem;
      height: 3rem;
      opacity: 0.5;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NothingOpen {
  private readonly store = inject(AccountStore);
  protected readonly permissions = inject(Permissions);
  private readonly injector = inject(Injector);

  protected readonly none = computed(() =>
    TYPES.every((type) => {
      const roots = this.store.children(type);
      return roots && !roots.loading && roots.failure === undefined && roots.ids.length === 0 && !roots.more;
    }),
  );

  protected create(): void {
    void openCreation(this.injector);
  }
}
