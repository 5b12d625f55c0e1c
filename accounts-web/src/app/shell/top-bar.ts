import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon';
import { IconName } from '../shared/icons';
import { Theme, ThemeChoice } from './theme';

const LOOKS: Record<ThemeChoice, { readonly icon: IconName; readonly text: string }> = {
  system: { icon: 'auto', text: 'Colours: system' },
  light: { icon: 'sun', text: 'Colours: light' },
  dark: { icon: 'moon', text: 'Colours: dark' },
};

@Component({
  selector: 'accounts-top-bar',
  imports: [Icon, RouterLink],
  template: `
    <header>
      <a class="brand" routerLink="/"><accounts-icon name="tree" />Accounts</a>
      <span class="gap"></span>
      @if (signedIn()) {
        <span class="person">{{ session.name() }}</span>
      }
      <button
        class="icon-button"
        type="button"
        [attr.aria-label]="look().text"
        [title]="look().text"
        (click)="theme.next()"
      >
        <accounts-icon [name]="look().icon" />
      </button>
      @if (signedIn()) {
        <button class="button" type="button" (click)="session.signOut()">
          <accounts-icon name="signOut" /> Sign out
        </button>
      }
    </header>
  `,
  styleUrl: './top-bar.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TopBar {
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly look = computed(() => LOOKS[this.theme.choice()]);
  protected readonly signedIn = computed(() =>
    ['signed-in', 'ended'].includes(this.session.state()),
  );
}
