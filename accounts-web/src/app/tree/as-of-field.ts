import { ChangeDetectionStrategy, Component, Injector, computed, inject, signal } from '@angular/core';
import { AsOf } from '../core/api/as-of';

const FIRST_DAY = '1900-01-01';

/** Chooses the day whose register is shown; empty for now. */
@Component({
  selector: 'accounts-as-of-field',
  template: `
    <label>
      As of
      <input
        type="date"
        [min]="first"
        [max]="today()"
        [value]="day()"
        (focus)="today.set(present())"
        (change)="chosen($event)"
      />
    </label>
  `,
  styles: `
    label {
      display: inline-flex;
      gap: 0.5rem;
      align-items: center;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }

    input {
      height: 2rem;
      box-sizing: border-box;
      padding: 0 0.5rem;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 0.5rem;
      background: none;
      color: var(--mat-sys-on-surface);
      color-scheme: inherit;
      font: inherit;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AsOfField {
  private readonly asOf = inject(AsOf);
  private readonly injector = inject(Injector);
  protected readonly first = FIRST_DAY;
  /** In UTC, as the API has its days; the page may be open for longer than a day. */
  protected readonly present = () => new Date().toISOString().slice(0, 10);
  protected readonly today = signal(this.present());
  protected readonly day = computed(() => this.asOf.at()?.slice(0, 10) ?? '');

  /** A year that is still being typed is before the first day. */
  protected async chosen(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    if (!field.validity.valid || field.value === this.day()) {
      return;
    }
    const { mayLeave } = await import('../account/dialogs/may-leave');
    if (await mayLeave(this.injector)) {
      await this.asOf.show(field.value || undefined);
    } else {
      field.value = this.day();
    }
  }
}
