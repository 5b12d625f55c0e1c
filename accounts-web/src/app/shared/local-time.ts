import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ExactTimes } from './exact-times';

const SHORT: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
const EXACT: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'longOffset',
};

/** A time in the reader's language and time zone; exact when the reader wants it so. */
@Component({
  selector: 'accounts-time',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ shown() }}</time>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LocalTime {
  private readonly exactTimes = inject(ExactTimes);
  /** As the API says it, in UTC. */
  readonly at = input.required<string>();

  protected readonly exact = computed(() => format(this.at(), EXACT));
  protected readonly shown = computed(() =>
    this.exactTimes.on() ? this.exact() : format(this.at(), SHORT),
  );
}

function format(at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, options).format(new Date(at));
}
