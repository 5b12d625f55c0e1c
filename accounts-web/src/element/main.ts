import { AccountsRegisterElement } from './accounts-register-element';

// A page that loads two versions keeps the first: a name is defined once.
if (!customElements.get('accounts-register')) {
  customElements.define('accounts-register', AccountsRegisterElement);
}
