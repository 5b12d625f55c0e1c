import { InjectionToken } from '@angular/core';

/** Whether another page is around this one, with landmarks, a title and an address of its own. */
export const EMBEDDED = new InjectionToken<boolean>('Whether another page is around', {
  providedIn: 'root',
  factory: () => false,
});
