import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const KEY = 'accounts.theme';

/** Light or dark: as the system has it, until the person chooses. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal(remembered());

  readonly choice = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      const choice = this.chosen();
      if (choice === 'system') {
        delete this.root.dataset['theme'];
      } else {
        this.root.dataset['theme'] = choice;
      }
    });
  }

  next(): void {
    const choice = CHOICES[(CHOICES.indexOf(this.chosen()) + 1) % CHOICES.length] ?? 'system';
    localStorage.setItem(KEY, choice);
    this.chosen.set(choice);
  }
}

function remembered(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === stored) ?? 'system';
}
