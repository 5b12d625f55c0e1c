import { OverlayContainer } from '@angular/cdk/overlay';

/** Menus and dialogs inside the shadow root, where their styles are. Not for injection by type. */
export class ShadowOverlays extends OverlayContainer {
  constructor(private readonly place: HTMLElement) {
    super();
  }

  protected override _createContainer(): void {
    this._containerElement = document.createElement('div');
    this._containerElement.classList.add('cdk-overlay-container');
    this.place.append(this._containerElement);
  }
}
