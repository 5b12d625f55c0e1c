import { Injectable, signal } from '@angular/core';

/** Whether times are shown to the last digit that the service keeps. */
@Injectable({ providedIn: 'root' })
export class ExactTimes {
  readonly on = signal(false);
}
