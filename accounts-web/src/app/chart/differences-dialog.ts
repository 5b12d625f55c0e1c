import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Submission } from '../account/change/submission';
import { FieldValue } from '../account/view/field-value';
import { AccountsApi } from '../core/api/accounts-api';
import { AS_OF } from '../core/api/as-of';
import { Difference } from '../core/api/model';
import { ProblemNote } from '../shared/problem-note';
import { KINDS, Kind, changesIn } from './difference-words';

/** Lists what differs between the register at the ends of two days. */
@Component({
  selector: 'accounts-differences-dialog',
  imports: [FieldValue, MatButtonModule, MatDialogModule, ProblemNote, RouterLink],
  templateUrl: './differences-dialog.html',
  styleUrl: './differences-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DifferencesDialog {
  private readonly api = inject(AccountsApi);
  private readonly ref = inject<MatDialogRef<DifferencesDialog>>(MatDialogRef);

  protected readonly today = new Date().toISOString().slice(0, 10);
  protected readonly yearStart = `${this.today.slice(0, 4)}-01-01`;
  /** The later date, before which the earlier one is. */
  protected readonly latest = signal(this.today);
  protected readonly words = KINDS;
  protected readonly changesIn = changesIn;
  protected readonly submission = new Submission();
  /** What was compared. */
  protected readonly compared = signal<{ readonly from: string; readonly to: string } | undefined>(undefined);
  protected readonly items = signal<readonly Difference[]>([]);
  protected readonly cursor = signal<string | undefined>(undefined);
  /** The kind that is shown; undefined for all. */
  protected readonly kind = signal<Kind | undefined>(undefined);

  protected readonly kinds = computed(() =>
    (Object.keys(KINDS) as Kind[])
      .map((kind) => ({ kind, count: this.items().filter(({ changes }) => changes.includes(kind)).length }))
      .filter(({ count }) => count > 0),
  );
  protected readonly shown = computed(() => {
    const kind = this.kind();
    return kind === undefined ? this.items() : this.items().filter(({ changes }) => changes.includes(kind));
  });

  protected compare(from: string, to: string): Promise<void> {
    if (this.submission.running()) {
      return Promise.resolve();
    }
    this.compared.set(undefined);
    this.items.set([]);
    this.cursor.set(undefined);
    this.kind.set(undefined);
    return this.load(from, to);
  }

  protected more(): Promise<void> {
    const { from, to } = this.compared() ?? { from: '', to: '' };
    return this.load(from, to, this.cursor());
  }

  private load(from: string, to: string, cursor?: string): Promise<void> {
    return this.submission.run(async () => {
      const page = await this.api.differences(from, to, cursor);
      this.items.update((items) => [...items, ...page.items]);
      this.cursor.set(page.nextCursor);
      this.compared.set({ from, to });
    });
  }

  protected titleOf({ before, after }: Difference): string {
    const account = after ?? before;
    return [account?.accountNumber, account?.name].filter(Boolean).join(' ');
  }

  protected kindsOf({ changes }: Difference): string {
    return changes.map((kind) => KINDS[kind]).join(', ');
  }

  /** An account that is gone is shown as it was. */
  protected addressOf({ after }: Difference): Record<string, string | null> {
    const { from = null, to = null } = this.compared() ?? {};
    return { [AS_OF]: after ? (to === this.today ? null : to) : from };
  }

  protected close(): void {
    this.ref.close();
  }
}
