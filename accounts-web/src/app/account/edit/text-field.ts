import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import { changesOf } from './changes-of';
import { lengthOf } from './text-rules';

/** A field for text that shows how long it may be, and what is wrong with it. */
@Component({
  selector: 'accounts-text-field',
  imports: [MatInputModule, ReactiveFormsModule],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      @if (!multiline()) {
        <input
          matInput
          autocomplete="off"
          [attr.data-first]="first() ? '' : null"
          [required]="needed()"
          [formControl]="control()"
        />
      } @else {
        <textarea
          matInput
          rows="1"
          [attr.data-first]="first() ? '' : null"
          [required]="needed()"
          [formControl]="control()"
        ></textarea>
      }
      <mat-hint>{{ hint() }}</mat-hint>
      <mat-hint align="end" class="length">{{ length() }} / {{ most() }}</mat-hint>
      <mat-error>{{ wrong() }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
    }

    textarea {
      resize: none;
      field-sizing: content;
    }

    .length {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextField {
  readonly label = input.required<string>();
  readonly control = input.required<FormControl<string>>();
  /** In characters. */
  readonly most = input.required<number>();
  readonly needed = input(false);
  readonly hint = input('');
  /** Whether the text may have lines; the field grows with them. */
  readonly multiline = input(false);
  /** Whether this field takes the focus when its dialog opens. */
  readonly first = input(false);

  private readonly changes = changesOf(this.control);
  protected readonly length = computed(() => lengthOf(this.now().value));
  protected readonly wrong = computed(() => this.now().errors?.['sentence'] as string | undefined);

  private now(): Pick<FormControl<string>, 'value' | 'errors'> {
    this.changes();
    const { value, errors } = this.control();
    return { value, errors };
  }
}
