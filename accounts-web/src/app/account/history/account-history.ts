import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { AccountsApi } from '../../core/api/accounts-api';
import { AccountEvent } from '../../core/api/model';
import { Icon } from '../../shared/icon';
import { LocalTime } from '../../shared/local-time';
import { ProblemNote } from '../../shared/problem-note';
import { Submission } from '../change/submission';
import { FieldValue } from '../view/field-value';
import { EVENT_WORDS, changesOf } from './event-words';

/** What happened to an account, the last first. */
@Component({
  selector: 'accounts-account-history',
  imports: [FieldValue, Icon, LocalTime, MatButtonModule, ProblemNote],
  templateUrl: './account-history.html',
  styleUrl: './account-history.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountHistory {
  private readonly api = inject(AccountsApi);
  readonly id = input.required<string>();
  /** With a new version there is something new to say. */
  readonly version = input.required<number>();

  protected readonly words = EVENT_WORDS;
  protected readonly changesOf = changesOf;
  protected readonly events = signal<readonly AccountEvent[]>([]);
  /** At a moment of the past, nothing is said of what came later. */
  protected readonly shown = computed(() => this.events().filter(({ version }) => version <= this.version()));
  protected readonly cursor = signal<string | undefined>(undefined);
  protected loading = new Submission();

  constructor() {
    effect(() => {
      this.version();
      const id = this.id();
      untracked(() => void this.reload(id));
    });
  }

  protected reload(id = this.id()): Promise<void> {
    this.loading = new Submission();
    return this.load(id, undefined, []);
  }

  protected older(): Promise<void> {
    return this.load(this.id(), this.cursor(), this.events());
  }

  private load(
    id: string,
    cursor: string | undefined,
    before: readonly AccountEvent[],
  ): Promise<void> {
    const mine = this.loading;
    return mine.run(async () => {
      let events = before;
      let next = cursor;
      do {
        const page = await this.api.events(id, next);
        if (mine !== this.loading) {
          return;
        }
        events = [...events, ...page.items];
        next = page.nextCursor;
        this.events.set(events);
        this.cursor.set(next);
        // what happened after the day that is shown may fill pages
      } while (next !== undefined && this.shown().length === 0);
    });
  }
}
