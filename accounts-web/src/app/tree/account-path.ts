import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Account } from '../core/api/model';
import { AccountStore } from '../core/store/account-store';
import { TYPE_NAMES } from './row-label';

/** The names above an account, from its heading down: "Domestic › Operations". */
@Component({
  selector: 'accounts-path',
  template: `{{ text() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPath {
  private readonly store = inject(AccountStore);
  readonly of = input.required<Account>();

  protected readonly text = computed(() => {
    const names: string[] = [];
    let node: Pick<Account, 'parentId' | 'type'> | undefined = this.of();
    while (node?.parentId !== undefined) {
      const parent = this.store.node(node.parentId);
      names.unshift(parent?.name ?? '…');
      node = parent;
    }
    return [node && TYPE_NAMES[node.type], ...names].filter(Boolean).join(' › ');
  });

  constructor() {
    // names that are not known yet; without them the path is shorter, and nothing else is wrong
    effect(() => {
      const account = this.of();
      void untracked(() => this.store.pathOf(account)).catch(() => undefined);
    });
  }
}
