import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Account } from '../../core/api/model';
import { AccountStore } from '../../core/store/account-store';
import { Summary } from '../../core/store/tree-state';
import { TYPE_NAMES } from '../../tree/row-label';

/** What an account stands under, the top first. */
@Component({
  selector: 'accounts-account-path',
  imports: [RouterLink],
  template: `
    <nav aria-label="Path">
      <ol>
        <li><a routerLink="/">{{ types[account().type] }}</a></li>
        @for (ancestor of ancestors(); track ancestor.id) {
          <li>
            <a [routerLink]="['/app/accounts', ancestor.id]">{{ ancestor.name }}</a>
          </li>
        }
        <li aria-current="page">{{ account().name }}</li>
      </ol>
    </nav>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.5rem;
      margin: 0;
      padding: 0;
      color: var(--mat-sys-on-surface-variant);
      list-style: none;
    }

    li {
      max-width: 100%;
      overflow-wrap: anywhere;
    }

    li + li::before {
      content: '›' / '';
      margin-inline-end: 0.5rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPath {
  private readonly store = inject(AccountStore);
  readonly account = input.required<Account>();

  protected readonly types = TYPE_NAMES;
  protected readonly ancestors = computed(() => {
    const path: Summary[] = [];
    const parentOf = (id: string | undefined) => (id === undefined ? undefined : this.store.node(id));
    let parent = parentOf(this.account().parentId);
    while (parent) {
      path.unshift(parent);
      parent = parentOf(parent.parentId);
    }
    return path;
  });
}
