import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterRenderEffect,
  computed,
  inject,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { actByKey, openKeys } from '../keys/open-by-key';
import { focusedAccount, pageKeyOf } from '../keys/page-keys';
import { accountIn } from '../shared/account-address';
import { EMBEDDED } from '../shared/embedded';
import { Icon } from '../shared/icon';
import { TreePane } from '../tree/tree-pane';

/** The tree, and beside it the account that is open; one above the other's place on a phone. */
@Component({
  selector: 'accounts-page',
  imports: [Icon, RouterLink, RouterOutlet, TreePane],
  template: `
    <div
      class="parts"
      [attr.role]="embedded ? 'group' : 'main'"
      [attr.aria-label]="embedded ? 'Accounts' : null"
    >
      <section class="tree" aria-label="All accounts" [class.beside]="hasPanel()">
        @if (!hasPanel() && !embedded) {
          <h1 class="cdk-visually-hidden">Accounts</h1>
        }
        <accounts-tree-pane [selected]="selected()" (chosen)="open($event)" />
      </section>
      <section #panel id="main" class="panel" tabindex="-1" aria-label="Account" [class.empty]="!hasPanel()">
        @if (hasPanel()) {
          <a class="back" routerLink="/"><accounts-icon name="back" />All accounts</a>
        }
        <router-outlet />
      </section>
    </div>
  `,
  styleUrl: './accounts-page.scss',
  host: { '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountsPage {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );

  /** The main part of the page around is elsewhere. */
  protected readonly embedded = inject(EMBEDDED);
  protected readonly selected = computed(() => accountIn(this.url()) ?? undefined);
  protected readonly hasPanel = computed(() => !/^\/(?:[?#]|$)/.test(this.url()));

  private readonly tree = viewChild.required(TreePane);
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  private hadPanel: boolean | undefined;

  constructor() {
    afterRenderEffect(() => this.takeFocus(this.hasPanel()));
  }

  /** What had the focus may be gone with the part that it was in; it goes to the other part then. */
  private takeFocus(hasPanel: boolean): void {
    const isChange = this.hadPanel !== undefined && this.hadPanel !== hasPanel;
    this.hadPanel = hasPanel;
    if (isChange && !this.embedded && document.activeElement === document.body) {
      (hasPanel ? this.panel().nativeElement : this.tree()).focus();
    }
  }

  /** The keys of a page around belong to that page, unless they are pressed in here. */
  protected key(event: KeyboardEvent): void {
    const key = this.embedded && !event.composedPath().includes(this.host) ? undefined : pageKeyOf(event);
    const account = key && focusedAccount(event);
    if (key === 'search') {
      this.tree().toField();
    } else if (key === 'help') {
      void openKeys(this.injector);
    } else if (key && account !== undefined) {
      void actByKey(this.injector, account, key);
    } else {
      return;
    }
    event.preventDefault();
  }

  protected open(id: string): void {
    void this.router.navigate(['/app/accounts', id]);
  }
}
