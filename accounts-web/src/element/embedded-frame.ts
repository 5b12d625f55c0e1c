import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Session } from '../app/core/session/session';
import { Notices } from '../app/shell/notices';

/** What the element shows. The bar, the sign-in and the theme's switch are the page's around it. */
@Component({
  selector: 'accounts-embedded-frame',
  imports: [Notices, RouterOutlet],
  template: `
    <accounts-notices />
    @if (session.state() === 'signed-out') {
      <p class="signed-out" role="status">Sign in to see the accounts.</p>
    } @else {
      <router-outlet />
    }
  `,
  styleUrl: './embedded-frame.scss',
  // its rules are for the whole shadow root, and end there
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmbeddedFrame {
  protected readonly session = inject(Session);
}
