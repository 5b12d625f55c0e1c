import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { AsOf } from '../core/api/as-of';
import { WaitReason, Waits } from '../core/api/waits';
import { PermissionNotice } from '../core/session/permission-notice';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon';
import { momentText } from '../shared/moment-text';
import { Countdown } from './countdown';
import { currentPath } from './current-path';
import { Online } from './online';

const WAITING: Record<WaitReason, string> = {
  waking: 'The database is starting. This takes up to half a minute; nothing is lost.',
  busy: 'There are too many requests at the moment.',
  unreachable: 'The service does not respond.',
};

/** What concerns the whole page, above everything else. */
@Component({
  selector: 'accounts-notices',
  imports: [Countdown, Icon],
  template: `
    <div role="status">
      @if (!online.now()) {
        <p class="notice">
          <accounts-icon name="warning" />
          You are offline. You can read what is loaded; the rest needs a connection.
        </p>
      } @else if (waiting(); as text) {
        <div class="progress" aria-hidden="true"></div>
        <p class="notice">{{ text }} <accounts-countdown [until]="until()" /></p>
      }
    </div>
    <div role="status">
      @if (permissions.text(); as text) {
        <p class="notice">
          <accounts-icon name="warning" />
          {{ text }}
          <button class="button" type="button" (click)="permissions.text.set('')">Dismiss</button>
        </p>
      }
    </div>
    <div role="status">
      @if (past(); as moment) {
        <p class="notice past">
          <accounts-icon name="past" />
          <span>
            These are the accounts as they were {{ moment }}. They can be read here, but not changed.
          </span>
          <button class="button filled" type="button" (click)="asOf.show(undefined)">Back to now</button>
        </p>
      }
    </div>
    @if (session.state() === 'ended') {
      <div class="notice ended" role="alert">
        <span>Your sign-in has ended. What you typed is still here.</span>
        <button class="button filled" type="button" (click)="signIn()">Sign in again</button>
      </div>
    }
  `,
  styleUrl: './notices.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Notices {
  protected readonly asOf = inject(AsOf);
  protected readonly past = computed(() => momentText(this.asOf.at()));
  private readonly waits = inject(Waits);
  protected readonly online = inject(Online);
  protected readonly session = inject(Session);
  protected readonly permissions = inject(PermissionNotice);
  protected readonly waiting = computed(() => {
    const wait = this.waits.current();
    return wait && WAITING[wait.reason];
  });
  protected readonly until = computed(() => this.waits.current()?.until ?? 0);

  protected signIn(): void {
    void this.session.signIn(currentPath());
  }
}
