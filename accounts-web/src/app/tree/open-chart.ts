import { Injector } from '@angular/core';

/** Opens the dialog in which charts are imported and exported, whose code is loaded by then. */
export async function openChart(injector: Injector): Promise<void> {
  const [{ Dialogs }, { ChartDialog }] = await Promise.all([
    import('../account/dialogs/dialogs'),
    import('../chart/chart-dialog'),
  ]);
  await injector.get(Dialogs).open(ChartDialog, undefined, { width: '52rem' });
}
