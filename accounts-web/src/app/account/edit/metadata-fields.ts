import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Icon } from '../../shared/icon';
import { METADATA_LIMITS } from './limits';
import { MetadataForm, bytesOf, metadataOf, metadataRow } from './metadata-form';
import { TextField } from './text-field';

/** The metadata, to add, change and remove. */
@Component({
  selector: 'accounts-metadata-fields',
  imports: [Icon, MatButtonModule, TextField],
  templateUrl: './metadata-fields.html',
  styleUrl: './metadata-fields.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MetadataFields {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly changes = signal(0);

  readonly form = input.required<MetadataForm>();
  protected readonly limits = METADATA_LIMITS;
  protected readonly rows = computed(() => [...this.now().controls]);
  protected readonly bytes = computed(() => bytesOf(metadataOf(this.now())));
  protected readonly wrong = computed(() => this.now().errors?.['sentence'] as string | undefined);

  constructor() {
    effect((onCleanup) => {
      const events = this.form().events.subscribe(() => this.changes.update((n) => n + 1));
      onCleanup(() => events.unsubscribe());
    });
  }

  private now(): MetadataForm {
    this.changes();
    return this.form();
  }

  protected add(): void {
    this.form().push(metadataRow());
    this.form().markAsDirty();
    this.focus('.row:last-of-type input');
  }

  /** The focus goes to the row that took the place, or to the button that adds one. */
  protected remove(index: number): void {
    this.form().removeAt(index);
    this.form().markAsDirty();
    const next = Math.min(index, this.form().length - 1);
    this.focus(next < 0 ? '.add' : `.row:nth-of-type(${next + 1}) .remove`);
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
