import { EnvironmentProviders } from '@angular/core';
import { provideRouter, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { routes } from './routes';

/** The routes; a refused "back" leaves the history as it was. */
export function provideAppRouter(): EnvironmentProviders {
  return provideRouter(
    routes,
    withComponentInputBinding(),
    withRouterConfig({ canceledNavigationResolution: 'computed' }),
  );
}
