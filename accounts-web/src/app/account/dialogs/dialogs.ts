import { ComponentType } from '@angular/cdk/portal';
import { Injectable, inject } from '@angular/core';
import { MatDialog, MatDialogConfig, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { DiscardDialog } from './discard-dialog';
import { Unsaved } from './unsaved';

/** A dialog in which something may be typed that must not be lost. */
interface Typed {
  isDirty?(): boolean;
}

/** Opens dialogs that lose nothing that was typed: not by Escape, a click beside them, or Back. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(MatDialog);
  private readonly unsaved = inject(Unsaved);

  /** What the dialog was closed with; undefined when it was left. */
  async open<C extends object, D, R>(
    component: ComponentType<C>,
    data: D,
    config: MatDialogConfig<D> = {},
  ): Promise<R | undefined> {
    const ref: MatDialogRef<C, R | null> = this.dialog.open<C, D, R | null>(component, {
      width: '34rem',
      maxWidth: 'calc(100vw - 2rem)',
      autoFocus: '[data-first]',
      // the focus comes with the end of the opening: later it would take it from who types already
      enterAnimationDuration: 0,
      closeOnNavigation: false,
      ...config,
      data,
      closePredicate: (result) => result !== undefined || !isDirty(ref) || this.refused(ref),
    });
    const forget = this.unsaved.watch(() => isDirty(ref));
    const result = await firstValueFrom(ref.afterClosed());
    forget();
    return result ?? undefined;
  }

  /** Whether the person gives up what is typed. */
  async mayDiscard(): Promise<boolean> {
    return (await this.open<DiscardDialog, undefined, boolean>(DiscardDialog, undefined)) ?? false;
  }

  closeAll(): void {
    [...this.dialog.openDialogs].forEach((ref) => ref.close(null));
  }

  private refused(ref: MatDialogRef<unknown, unknown>): false {
    void this.mayDiscard().then((yes) => yes && ref.close(null));
    return false;
  }
}

function isDirty(ref: MatDialogRef<unknown, unknown>): boolean {
  return (ref.componentInstance as Typed | null)?.isDirty?.() ?? false;
}
