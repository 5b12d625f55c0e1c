import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'accounts-not-found',
  imports: [RouterLink],
  template: `
    <h1>There is nothing at this address</h1>
    <p><a routerLink="/">Show all accounts</a></p>
  `,
  styles: `
    :host {
      display: block;
      padding: 2rem 1.5rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFound {}
