import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Account – Accounts": what is shown first, the application after it. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.name(this.buildTitle(state));
  }

  /** Views that know better than their route set the title by themselves. */
  name(shown: string | undefined): void {
    this.title.setTitle(shown ? `${shown} – Accounts` : 'Accounts');
  }
}
