import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Startup } from './core/startup';
import { Session } from './core/session/session';
import { Notices } from './shell/notices';
import { SignInScreen } from './shell/sign-in-screen';
import { TopBar } from './shell/top-bar';

@Component({
  selector: 'accounts-root',
  imports: [Notices, RouterOutlet, SignInScreen, TopBar],
  template: `
    <a class="skip" href="#main" (click)="skip($event)">Skip to the content</a>
    <accounts-top-bar />
    <accounts-notices />
    @if (startup.failure(); as failure) {
      <main id="main" tabindex="-1" class="stopped">
        <h1>This page cannot start</h1>
        <p>{{ failure }}</p>
      </main>
    } @else if (session.state() === 'signed-out') {
      <accounts-sign-in-screen />
    } @else {
      <router-outlet />
    }
  `,
  styleUrl: './app.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly startup = inject(Startup);
  protected readonly session = inject(Session);

  /** A plain link would follow the page's base, and lose the path. */
  protected skip(event: Event): void {
    event.preventDefault();
    const main = document.getElementById('main');
    const isShown = !!main?.offsetParent;
    (isShown ? main : document.querySelector<HTMLElement>('[role=tree] [tabindex="0"]'))?.focus();
  }
}
