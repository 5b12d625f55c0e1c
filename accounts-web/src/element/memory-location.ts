import { LocationStrategy, LocationChangeListener } from '@angular/common';

interface Entry {
  readonly path: string;
  readonly state: unknown;
}

/** A history of its own, so that the address bar stays with the page around the element. */
export class MemoryLocation extends LocationStrategy {
  private entries: Entry[];
  private at = 0;
  private readonly listeners: LocationChangeListener[] = [];

  /** @param linkTo what a link to a path says, for "open in a new tab" */
  constructor(
    path: string,
    private readonly linkTo: (path: string) => string,
  ) {
    super();
    this.entries = [{ path, state: null }];
  }

  override path(): string {
    return this.entries[this.at]?.path ?? '/';
  }

  override getState(): unknown {
    return this.entries[this.at]?.state;
  }

  override prepareExternalUrl(internal: string): string {
    return this.linkTo(internal);
  }

  override pushState(state: unknown, _title: string, url: string, query: string): void {
    this.entries = [...this.entries.slice(0, ++this.at), { path: joined(url, query), state }];
  }

  override replaceState(state: unknown, _title: string, url: string, query: string): void {
    this.entries[this.at] = { path: joined(url, query), state };
  }

  override forward(): void {
    this.historyGo(1);
  }

  override back(): void {
    this.historyGo(-1);
  }

  override historyGo(steps: number): void {
    const wanted = this.at + steps;
    if (steps !== 0 && this.entries[wanted]) {
      this.at = wanted;
      const event = { type: 'popstate', state: this.getState() };
      this.listeners.forEach((listener) => listener(event));
    }
  }

  override onPopState(listener: LocationChangeListener): void {
    this.listeners.push(listener);
  }

  override getBaseHref(): string {
    return '/';
  }
}

function joined(url: string, query: string): string {
  return query ? `${url}?${query}` : url;
}
