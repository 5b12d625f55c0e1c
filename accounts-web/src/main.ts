import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appProviders } from './app/app-providers';

bootstrapApplication(App, { providers: appProviders }).catch((failure) => console.error(failure));
