import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon';
import { currentPath } from './current-path';

@Component({
  selector: 'accounts-sign-in-screen',
  imports: [Icon],
  template: `
    <main id="main" tabindex="-1">
      <accounts-icon name="tree" />
      <h1>Accounts</h1>
      <p>The register of your organisation's accounts. Sign in to see them.</p>
      <button class="button filled" type="button" [disabled]="leaving()" (click)="signIn()">
        Sign in
      </button>
      <p role="alert">{{ failure() }}</p>
    </main>
  `,
  styles: `
    main {
      display: flex;
      flex-direction: column;
      align-items: center;
      max-width: 26rem;
      margin: 12vh auto 0;
      padding: 0 1.5rem;
      text-align: center;
      text-wrap: balance;
    }

    accounts-icon {
      width: 3.5rem;
      height: 3.5rem;
      margin-bottom: 1rem;
      color: var(--mat-sys-primary);
    }

    h1 {
      font: var(--mat-sys-headline-medium);
    }

    p {
      margin: 0 0 1.5rem;
      color: var(--mat-sys-on-surface-variant);
    }

    p[role='alert'] {
      margin-top: 1rem;
      color: var(--mat-sys-error);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInScreen {
  private readonly session = inject(Session);
  protected readonly leaving = signal(false);
  protected readonly failure = signal('');

  protected async signIn(): Promise<void> {
    this.leaving.set(true);
    this.failure.set('');
    try {
      await this.session.signIn(currentPath());
    } catch {
      this.failure.set('The sign-in page cannot be reached. Check your connection and try again.');
      this.leaving.set(false);
    }
  }
}
