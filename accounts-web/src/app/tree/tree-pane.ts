import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  ViewContainerRef,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { SignInEndedError } from '../core/api/failure';
import { describe } from '../core/api/sentences';
import { Permissions } from '../core/store/permissions';
import { AccountStore } from '../core/store/account-store';
import { openKeys } from '../keys/open-by-key';
import { Icon } from '../shared/icon';
import { AccountTree } from './account-tree';
import { AsOfField } from './as-of-field';
import { LazyRowMenu } from './lazy-row-menu';
import { openChart, openDifferences } from './open-chart';
import { openCreation } from './open-creation';
import { SearchResults } from './search-results';

/** The tree with what stands above it: the search, and the button for a new account. */
@Component({
  selector: 'accounts-tree-pane',
  imports: [AccountTree, AsOfField, Icon, SearchResults],
  templateUrl: './tree-pane.html',
  styleUrl: './tree-pane.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TreePane {
  private readonly injector = inject(Injector);
  private readonly store = inject(AccountStore);
  protected readonly permissions = inject(Permissions);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly results = viewChild(SearchResults);
  private readonly tree = viewChild.required(AccountTree);
  private readonly besideTree = viewChild.required('rowMenu', { read: ViewContainerRef });
  protected readonly menu = new LazyRowMenu(this.besideTree, {
    chosen: (id) => this.chosen.emit(id),
    closed: ({ key }) => this.tree().focus(key),
  });

  readonly selected = input<string>();
  readonly chosen = output<string>();

  protected readonly words = signal('');
  protected readonly searching = computed(() => this.words().trim() !== '');

  /** Why there are no accounts to see. */
  protected readonly failure = computed(() => {
    const failure = this.store.children('DOMESTIC')?.failure;
    // that the sign-in has ended is said above everything else
    return failure === undefined || failure instanceof SignInEndedError ? '' : describe(failure);
  });

  protected reload(): void {
    void this.store.reloadChildren('DOMESTIC');
  }

  /** Takes the focus when what had it is gone. */
  focus(): void {
    if (!this.searching()) {
      this.tree().focus();
    }
  }

  protected typed(event: Event): void {
    this.words.set((event.target as HTMLInputElement).value);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.results()?.focusFirst();
    } else if (event.key === 'Escape') {
      this.clear();
    }
  }

  protected clear(): void {
    this.words.set('');
    this.field().nativeElement.value = '';
  }

  /** Puts the focus into the search box. */
  toField(): void {
    this.field().nativeElement.focus();
  }

  protected create(): void {
    void openCreation(this.injector);
  }

  protected compare(): void {
    void openDifferences(this.injector);
  }

  protected help(): void {
    void openKeys(this.injector);
  }

  protected transfer(): void {
    void openChart(this.injector);
  }
}
