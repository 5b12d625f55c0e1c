import { Injectable } from '@angular/core';
import { PageTitle } from '../app/shell/page-title';

/** The title belongs to the page around. */
@Injectable()
export class NoTitle extends PageTitle {
  override name(): void {}
}
