import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Account } from '../core/api/model';
import { CreateAccountDialog } from './create-account-dialog';
import { NewPlace } from './open-creation';

/** Opens the dialog for a new account, and shows the account that came of it. */
@Injectable({ providedIn: 'root' })
export class AccountCreation {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);

  open(place: NewPlace): void {
    this.dialog
      .open<CreateAccountDialog, NewPlace, Account>(CreateAccountDialog, {
        data: place,
        width: '32rem',
        maxWidth: 'calc(100vw - 2rem)',
      })
      .afterClosed()
      .subscribe((created) => {
        if (created) {
          void this.announcer.announce(`${created.name} was created`);
          void this.router.navigate(['/app/accounts', created.id]);
        }
      });
  }
}
