import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { AccountsApi } from '../api/accounts-api';
import { AsOf } from '../api/as-of';
import { Permission } from '../api/model';
import { PermissionNotice } from '../session/permission-notice';
import { Session } from '../session/session';

type Held = ReadonlySet<Permission>;

const PAST = 'The past can be read, but not changed.';
const EVERYTHING: Held = new Set<Permission>(['read', 'write', 'control']);

/** What the person may do, as the API says of the groups and scopes of their token. Only the API decides. */
@Injectable({ providedIn: 'root' })
export class Permissions {
  private readonly api = inject(AccountsApi);
  private readonly asOf = inject(AsOf);
  private readonly session = inject(Session);
  private readonly held = signal<Held | undefined>(undefined);
  private readonly notice = inject(PermissionNotice);

  /** What the person may not do, in a sentence; empty when there is nothing, or while it is not known. */
  readonly limits = computed(() => (this.asOf.isPast() ? PAST : limitsOf(this.held() ?? EVERYTHING)));

  constructor() {
    effect(() => {
      if (this.session.rights() !== undefined) {
        untracked(() => void this.load());
      }
    });
  }

  /** Nothing is offered before it is known, and nothing that changes the past. */
  may(permission: Permission): boolean {
    const held = this.held()?.has(permission) ?? false;
    return held && (permission === 'read' || !this.asOf.isPast());
  }

  private async load(): Promise<void> {
    const before = this.held();
    const rights = this.session.rights();
    // without a response everything is offered, and the API says what it refuses
    const now = await this.api.me().then(
      ({ permissions }) => new Set(permissions),
      () => before ?? EVERYTHING,
    );
    if (rights !== this.session.rights()) {
      return;
    }
    this.held.set(now);
    if (before && limitsOf(before) !== limitsOf(now)) {
      this.notice.text.set(`What you may do has changed. ${limitsOf(now) || 'You may do everything now.'}`);
    }
  }
}

function limitsOf(held: Held): string {
  if (!held.has('read')) {
    return 'You may not see accounts. Ask your administrator.';
  }
  if (!held.has('write') && !held.has('control')) {
    return 'You may read accounts, but not change them.';
  }
  if (!held.has('write')) {
    return 'You may not create, edit or move accounts.';
  }
  return held.has('control') ? '' : 'You may not freeze, close, reopen or delete accounts.';
}
