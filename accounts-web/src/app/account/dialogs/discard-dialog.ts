import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';

/** Asks before something that was typed is lost. Closes with true when it may be. */
@Component({
  selector: 'accounts-discard-dialog',
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>Discard what you typed?</h2>
    <mat-dialog-content>It is not saved yet.</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="true">Discard</button>
      <button matButton="filled" type="button" data-first [mat-dialog-close]="false">
        Keep editing
      </button>
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DiscardDialog {}
