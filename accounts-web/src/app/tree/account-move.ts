import { Injectable, Injector, inject } from '@angular/core';
import { AccountsApi } from '../core/api/accounts-api';
import { ProblemError } from '../core/api/failure';
import { Versioned } from '../core/api/model';
import { describe } from '../core/api/sentences';
import { Permissions } from '../core/store/permissions';
import { AccountStore } from '../core/store/account-store';
import { Summary } from '../core/store/tree-state';

/** Moves an account at once, announces what happened, and offers to take it back. */
@Injectable({ providedIn: 'root' })
export class AccountMove {
  private readonly api = inject(AccountsApi);
  private readonly store = inject(AccountStore);
  private readonly permissions = inject(Permissions);
  private readonly injector = inject(Injector);

  /** @param parent the new parent; a root when left out */
  async to(id: string, parent: string | undefined): Promise<void> {
    const before = this.store.node(id);
    if (!before) {
      return;
    }
    try {
      const moved = await this.patched(id, `"${before.version}"`, parent);
      await this.announce(this.sentence(moved.account), () => this.back(moved, before));
    } catch (failure) {
      await this.refused(id, failure);
    }
  }

  private async back({ account, etag }: Versioned, before: Summary): Promise<void> {
    if (!this.permissions.may('write')) {
      return this.announce(`It was not moved. ${this.permissions.limits()}`);
    }
    try {
      await this.patched(account.id, etag, before.parentId);
      await this.announce(`${account.name} is back where it was.`);
    } catch (failure) {
      await this.refused(account.id, failure);
    }
  }

  private async patched(id: string, etag: string, parent: string | undefined): Promise<Versioned> {
    const moved = await this.api.patch(id, etag, { parentId: parent ?? null });
    this.store.update(moved);
    return moved;
  }

  /** Shows the account as it really is; the failure may be that someone else changed it. */
  private async refused(id: string, failure: unknown): Promise<void> {
    await this.announce(`It was not moved. ${describe(failure)}`);
    await this.store.load(id).catch((gone: unknown) => {
      if (gone instanceof ProblemError && gone.status === 404) {
        this.store.remove(id);
      }
    });
  }

  private sentence({ name, parentId }: Summary): string {
    const parent = parentId === undefined ? undefined : this.store.node(parentId);
    return parent ? `${name} is under ${parent.name} now.` : `${name} is at the top level now.`;
  }

  private async announce(sentence: string, undo?: () => Promise<void>): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    const bar = this.injector
      .get(MatSnackBar)
      .open(sentence, undo && 'Undo', { duration: undo ? 10_000 : 6_000 });
    bar.onAction().subscribe(() => void undo?.());
  }
}
