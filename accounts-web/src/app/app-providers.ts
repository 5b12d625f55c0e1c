import {
  EnvironmentProviders,
  Provider,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { ɵSharedStylesHost as SharedStylesHost } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';
import { provideAppRouter } from './app-router';
import { APP_CONFIG } from './core/config/app-config';
import { Startup } from './core/startup';
import { AdoptedStyles } from './shared/adopted-styles';
import { PageTitle } from './shell/page-title';

export const appProviders: (Provider | EnvironmentProviders)[] = [
  provideZonelessChangeDetection(),
  provideBrowserGlobalErrorListeners(),
  provideAppRouter(),
  provideAppInitializer(() => inject(Startup).run()),
  { provide: APP_CONFIG, useFactory: () => inject(Startup).config },
  { provide: SharedStylesHost, useClass: AdoptedStyles },
  { provide: TitleStrategy, useExisting: PageTitle },
];
