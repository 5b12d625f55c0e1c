import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { accountIn } from '../shared/account-address';
import { EMBEDDED } from '../shared/embedded';
import { TreePane } from '../tree/tree-pane';

/** The tree, and beside it the account that is open; one above the other's place on a phone. */
@Component({
  selector: 'accounts-page',
  imports: [RouterOutlet, TreePane],
  template: `
    <nav aria-label="Accounts" [class.hidden]="hasPanel()">
      <accounts-tree-pane [selected]="selected()" (chosen)="open($event)" />
    </nav>
    <main
      id="main"
      tabindex="-1"
      [attr.role]="embedded ? 'region' : null"
      [attr.aria-label]="embedded ? 'Account' : null"
      [class.hidden]="!hasPanel()"
    >
      <router-outlet />
    </main>
  `,
  styleUrl: './accounts-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountsPage {
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

  protected open(id: string): void {
    void this.router.navigate(['/app/accounts', id]);
  }
}
