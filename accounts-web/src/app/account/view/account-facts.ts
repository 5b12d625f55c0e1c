import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Account } from '../../core/api/model';
import { ExactTimes } from '../../shared/exact-times';
import { Icon } from '../../shared/icon';
import { LocalTime } from '../../shared/local-time';
import { Messages } from '../../shared/messages';
import { TYPE_NAMES } from '../../tree/row-label';

/** The fields of an account. */
@Component({
  selector: 'accounts-account-facts',
  imports: [Icon, LocalTime, MatButtonModule],
  templateUrl: './account-facts.html',
  styleUrl: './account-facts.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountFacts {
  private readonly clipboard = inject(Clipboard);
  private readonly messages = inject(Messages);
  protected readonly exactTimes = inject(ExactTimes);
  readonly account = input.required<Account>();
  protected readonly types = TYPE_NAMES;

  protected copyId(): void {
    const copied = this.clipboard.copy(this.account().id);
    this.messages.show(copied ? 'The ID was copied.' : 'The ID could not be copied.');
  }
}
