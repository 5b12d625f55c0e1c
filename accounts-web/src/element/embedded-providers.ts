import { LIVE_ANNOUNCER_ELEMENT_TOKEN } from '@angular/cdk/a11y';
import { OverlayContainer } from '@angular/cdk/overlay';
import { LocationStrategy } from '@angular/common';
import { EnvironmentProviders, Provider, provideZonelessChangeDetection } from '@angular/core';
import { ɵSharedStylesHost as SharedStylesHost } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';
import { APP_CONFIG } from '../app/core/config/app-config';
import { provideAppRouter } from '../app/app-router';
import { AdoptedStyles, STYLE_ROOT } from '../app/shared/adopted-styles';
import { EMBEDDED } from '../app/shared/embedded';
import { PageTitle } from '../app/shell/page-title';
import { MemoryLocation } from './memory-location';
import { NoTitle } from './no-title';
import { ShadowOverlays } from './shadow-overlays';

/** What an application in a shadow root does otherwise than one that has the page to itself. */
export function embeddedProviders(
  place: HTMLElement,
  apiUrl: string,
  location: MemoryLocation,
): (Provider | EnvironmentProviders)[] {
  return [
    provideZonelessChangeDetection(),
    provideAppRouter(),
    { provide: EMBEDDED, useValue: true },
    { provide: APP_CONFIG, useValue: { apiUrl } },
    { provide: LocationStrategy, useValue: location },
    { provide: STYLE_ROOT, useFactory: () => place.getRootNode() },
    { provide: SharedStylesHost, useClass: AdoptedStyles },
    { provide: OverlayContainer, useFactory: () => new ShadowOverlays(place) },
    { provide: LIVE_ANNOUNCER_ELEMENT_TOKEN, useFactory: () => liveElement(place) },
    { provide: PageTitle, useClass: NoTitle },
    { provide: TitleStrategy, useExisting: PageTitle },
  ];
}

/** What is announced to screen readers; the library's own would be text in the page around. */
function liveElement(place: HTMLElement): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cdk-visually-hidden';
  element.setAttribute('aria-atomic', 'true');
  element.setAttribute('aria-live', 'polite');
  place.append(element);
  return element;
}
