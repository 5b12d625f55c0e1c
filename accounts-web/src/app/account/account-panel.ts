import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { AsOf } from '../core/api/as-of';
import { ProblemError } from '../core/api/failure';
import { Versioned } from '../core/api/model';
import { AccountStore } from '../core/store/account-store';
import { summaryOf } from '../core/store/tree-state';
import { Messages } from '../shared/messages';
import { ProblemNote } from '../shared/problem-note';
import { StatusBadge } from '../shared/status-badge';
import { PageTitle } from '../shell/page-title';
import { AccountActions } from './account-actions';
import { Outcome } from './change/account-changes';
import { AccountEdit } from './edit/account-edit';
import { AccountHistory } from './history/account-history';
import { ActionName } from './possible-actions';
import { AccountFacts } from './view/account-facts';
import { AccountMetadata } from './view/account-metadata';
import { AccountPath } from './view/account-path';
import { AccountToolbar } from './view/account-toolbar';

/** One account: what it is, what happened to it, and what can be done with it. */
@Component({
  selector: 'accounts-account-panel',
  imports: [
    AccountEdit,
    AccountFacts,
    AccountHistory,
    AccountMetadata,
    AccountPath,
    AccountToolbar,
    MatButtonModule,
    MatProgressBarModule,
    ProblemNote,
    RouterLink,
    StatusBadge,
  ],
  templateUrl: './account-panel.html',
  styleUrl: './account-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPanel {
  private readonly actions = inject(AccountActions);
  protected readonly asOf = inject(AsOf);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly messages = inject(Messages);
  private readonly store = inject(AccountStore);
  private readonly title = inject(PageTitle);

  readonly id = input.required<string>();
  protected readonly shown = computed(() => this.store.account(this.id())());
  /** Why the account cannot be shown. */
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isGone = computed(() => {
    const failure = this.failure();
    return failure instanceof ProblemError && failure.status === 404;
  });
  /** What the person saw when editing began; nothing while no edit is open. */
  protected readonly edited = linkedSignal<unknown, Versioned | undefined>({
    source: () => [this.id(), this.asOf.at()],
    computation: () => undefined,
  });

  private acting = false;
  private readonly wanted = signal<string | undefined>(undefined);

  constructor() {
    effect(() => {
      const id = this.id();
      this.asOf.at();
      untracked(() => void this.load(id));
    });
    afterRenderEffect(() => this.focusWanted());
    effect(() => this.title.name(this.shown()?.account.name));
  }

  protected async load(id = this.id()): Promise<void> {
    const at = this.asOf.at();
    const isShown = () => id === this.id() && at === this.asOf.at();
    this.failure.set(undefined);
    try {
      const { account } = await this.store.load(id);
      if (isShown()) {
        await Promise.all([this.store.pathOf(account), this.store.loadChildren(id)]);
      }
    } catch (failure) {
      if (isShown()) {
        this.failed(id, failure);
      }
    }
  }

  private failed(id: string, failure: unknown): void {
    this.failure.set(failure);
    if (this.isGone()) {
      this.store.remove(id);
    }
  }

  /** One at a time: a key that is pressed again must not open a second dialog. */
  protected async act(name: ActionName, seen: Versioned): Promise<void> {
    if (!this.acting) {
      this.acting = true;
      await this.carriedOut(name, seen).finally(() => (this.acting = false));
    }
  }

  private async carriedOut(name: ActionName, seen: Versioned): Promise<void> {
    const { id } = seen.account;
    switch (name) {
      case 'edit':
        return this.edited.set(seen);
      case 'create':
        return this.settle(await this.actions.create({ parent: summaryOf(seen.account) }));
      case 'move':
        return this.settle(await this.actions.move(id));
      case 'delete':
        return this.settle(await this.actions.delete(id));
      default:
        return this.settle(await this.actions.changeStatus(id, name));
    }
  }

  protected editEnded(outcome: Outcome | 'unchanged'): void {
    this.edited.set(undefined);
    if (outcome === 'done') {
      this.messages.show('Saved.');
    }
    this.focus('[data-action="edit"]');
  }

  /** The button that was pressed may be gone: the heading is where to go on. */
  private settle(done: boolean): void {
    if (done) {
      this.focus('h1[tabindex]');
    }
  }

  private focus(selector: string): void {
    this.wanted.set(selector);
  }

  /** As soon as it is there: after a deletion the account above may still be on its way. */
  private focusWanted(): void {
    const selector = this.wanted();
    this.shown();
    this.edited();
    const element = selector && this.host.querySelector<HTMLElement>(selector);
    if (element) {
      element.focus();
      this.wanted.set(undefined);
    }
  }
}
