import { DOCUMENT, Injectable, InjectionToken, OnDestroy, inject } from '@angular/core';

type Root = Document | ShadowRoot;

/** Where the styles take effect: the document, unless another place is given. */
export const STYLE_ROOT = new InjectionToken<Root>('Where the styles take effect', {
  providedIn: 'root',
  factory: () => inject(DOCUMENT),
});

/**
 * Keeps the styles of components in constructed style sheets, in place of Angular's `<style>`
 * elements: the page's security policy has no `unsafe-inline`, and needs no nonce for each response.
 */
@Injectable()
export class AdoptedStyles implements OnDestroy {
  private readonly sheets = new Map<string, { sheet: CSSStyleSheet; uses: number }>();
  private readonly roots = new Set<Root>([inject(STYLE_ROOT)]);

  addStyles(styles: string[]): void {
    for (const style of styles) {
      const known = this.sheets.get(style);
      if (known) {
        known.uses++;
      } else {
        this.add(style);
      }
    }
  }

  private add(style: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.sheets.set(style, { sheet, uses: 1 });
    this.roots.forEach((root) => root.adoptedStyleSheets.push(sheet));
  }

  removeStyles(styles: string[]): void {
    for (const style of styles) {
      const known = this.sheets.get(style);
      if (known && --known.uses === 0) {
        this.sheets.delete(style);
        this.roots.forEach((root) => drop(root, known.sheet));
      }
    }
  }

  /** Components below a shadow root see no styles of the document. */
  addHost(host: Node): void {
    if (host instanceof ShadowRoot && !this.roots.has(host)) {
      this.roots.add(host);
      host.adoptedStyleSheets.push(...[...this.sheets.values()].map(({ sheet }) => sheet));
    }
  }

  removeHost(host: Node): void {
    this.roots.delete(host as Root);
  }

  ngOnDestroy(): void {
    for (const { sheet } of this.sheets.values()) {
      this.roots.forEach((root) => drop(root, sheet));
    }
    this.sheets.clear();
  }
}

function drop(root: Root, sheet: CSSStyleSheet): void {
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
}
