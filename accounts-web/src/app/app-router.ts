import { EnvironmentProviders, inject, makeEnvironmentProviders, provideEnvironmentInitializer } from '@angular/core';
import { provideRouter, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { AsOf } from './core/api/as-of';
import { routes } from './routes';

/** The routes; a refused "back" leaves the history as it was, and links keep the moment that is shown. */
export function provideAppRouter(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ canceledNavigationResolution: 'computed', defaultQueryParamsHandling: 'preserve' }),
    ),
    provideEnvironmentInitializer(() => inject(AsOf)),
  ]);
}
