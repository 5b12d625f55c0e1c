import { ComponentRef, ViewContainerRef } from '@angular/core';
import type { RowMenu } from './row-menu';
import { MenuRequest, TreeRow } from './tree-rows';

/** What the tree does when something in a menu is chosen. */
export interface MenuHandlers {
  readonly chosen: (id: string) => void;
  readonly closed: (row: TreeRow) => void;
}

/** The menu of a tree, whose code is loaded when it is wanted first. */
export class LazyRowMenu {
  private menu: Promise<ComponentRef<RowMenu>> | undefined;

  constructor(
    private readonly container: () => ViewContainerRef,
    private readonly handlers: MenuHandlers,
  ) {}

  async open({ row, x, y }: MenuRequest): Promise<void> {
    this.menu ??= this.load();
    (await this.menu).instance.open(row, x, y);
  }

  private async load(): Promise<ComponentRef<RowMenu>> {
    const { RowMenu } = await import('./row-menu');
    const menu = this.container().createComponent(RowMenu);
    menu.instance.chosen.subscribe(this.handlers.chosen);
    menu.instance.closed.subscribe(this.handlers.closed);
    menu.changeDetectorRef.detectChanges();
    return menu;
  }
}
