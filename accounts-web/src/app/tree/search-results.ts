import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { RouterLink } from '@angular/router';
import { AsOf } from '../core/api/as-of';
import { describe } from '../core/api/sentences';
import { AccountSearch, Found } from '../core/store/account-search';
import { StatusBadge } from '../shared/status-badge';
import { AccountPath } from './account-path';
import { foundPart } from './found-part';

/** A person types faster than this; the search waits for a pause. */
const PAUSE_MS = 250;

/** What a search found, each with the way to it. */
@Component({
  selector: 'accounts-search-results',
  imports: [AccountPath, RouterLink, StatusBadge],
  templateUrl: './search-results.html',
  styleUrl: './search-results.scss',
  host: { '(keydown)': 'step($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchResults {
  private readonly asOf = inject(AsOf);
  private readonly search = inject(AccountSearch);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly words = input.required<string>();
  /** Up from the first result: back to the words. */
  readonly left = output();

  protected readonly found = signal<Found | undefined>(undefined);
  protected readonly failure = signal('');
  protected readonly busy = signal(true);
  protected readonly foundPart = foundPart;

  constructor() {
    effect((onCleanup) => {
      const words = this.words();
      this.asOf.at();
      const abort = new AbortController();
      const timer = setTimeout(() => void this.run(words, abort.signal), PAUSE_MS);
      onCleanup(() => {
        clearTimeout(timer);
        abort.abort();
      });
    });
  }

  private async run(words: string, signal: AbortSignal): Promise<void> {
    this.busy.set(true);
    this.failure.set('');
    try {
      const found = await this.search.find(words, signal);
      this.found.set(found);
      void this.announcer.announce(summary(found));
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      this.failure.set(describe(failure));
    }
    this.busy.set(false);
  }

  /** Puts the focus on the first result. */
  focusFirst(): void {
    this.links()[0]?.focus();
  }

  protected step(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = this.links();
    const place = links.findIndex((link) => link === event.target);
    if (step && place >= 0) {
      event.preventDefault();
      if (place + step < 0) {
        this.left.emit();
      } else {
        links[place + step]?.focus();
      }
    }
  }

  private links(): HTMLElement[] {
    return [...this.element.nativeElement.querySelectorAll<HTMLElement>('a')];
  }
}

function summary({ accounts, more }: Found): string {
  const count = accounts.length === 1 ? '1 account' : `${accounts.length} accounts`;
  return more ? `The first ${count}` : `${count} found`;
}
