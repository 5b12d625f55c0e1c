import { Injector, inject } from '@angular/core';
import { Routes } from '@angular/router';
import { mayLeave } from './account/dialogs/may-leave';

/** The API lives at `/accounts` of the same origin, so all routes of the page begin with `app`. */
export const routes: Routes = [
  { path: 'app/signed-in', redirectTo: '' },
  {
    path: '',
    loadComponent: () => import('./shell/accounts-page').then((m) => m.AccountsPage),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./shell/nothing-open').then((m) => m.NothingOpen),
      },
      {
        path: 'app/accounts/:id',
        title: 'Account',
        canDeactivate: [() => mayLeave(inject(Injector))],
        loadComponent: () => import('./account/account-panel').then((m) => m.AccountPanel),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
      },
    ],
  },
];
