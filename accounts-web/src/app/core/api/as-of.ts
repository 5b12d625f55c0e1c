import { Injectable, computed, inject, signal } from '@angular/core';
import { GuardsCheckEnd, Router } from '@angular/router';

/** What the address calls it, as the API does. */
export const AS_OF = 'asOf';

/** The moment whose register is shown. It stands in the address, so that a link leads to the same. */
@Injectable({ providedIn: 'root' })
export class AsOf {
  private readonly router = inject(Router);
  private readonly moment = signal(this.momentIn(this.router.url));

  /** A date, which means the end of that day in UTC, or an instant; undefined is now. */
  readonly at = this.moment.asReadonly();
  readonly isPast = computed(() => this.at() !== undefined);

  constructor() {
    // before the views of the new address are made, which ask for what they show
    this.router.events.subscribe((event) => {
      if (event instanceof GuardsCheckEnd && event.shouldActivate) {
        this.moment.set(this.momentIn(event.urlAfterRedirects));
      }
    });
  }

  /** Shows the register as it was then, or as it is now, with the same account open. */
  async show(at: string | undefined): Promise<void> {
    await this.router.navigate([], { queryParams: { [AS_OF]: at ?? null }, queryParamsHandling: 'merge' });
  }

  private momentIn(url: string): string | undefined {
    return this.router.parseUrl(url).queryParamMap.get(AS_OF) ?? undefined;
  }
}
