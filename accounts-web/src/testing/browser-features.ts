/** What every browser has and jsdom has not: enough of it that components start. */
for (const type of [Document, ShadowRoot]) {
  if (!('adoptedStyleSheets' in type.prototype)) {
    const sheets = new WeakMap<object, CSSStyleSheet[]>();
    Object.defineProperty(type.prototype, 'adoptedStyleSheets', {
      get(this: object) {
        const known = sheets.get(this) ?? [];
        sheets.set(this, known);
        return known;
      },
      set(this: object, now: CSSStyleSheet[]) {
        sheets.set(this, now);
      },
    });
  }
}

globalThis.ResizeObserver ??= class implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

// Keys of rows are letters, digits and hyphens, of which none has to be escaped but a digit in front.
globalThis.CSS ??= { escape: (text: string) => text.replace(/^\d/, String.raw`\3$& `) } as typeof CSS;
