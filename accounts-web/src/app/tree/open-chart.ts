import { Injector } from '@angular/core';

/** Opens the dialog that compares the register at two dates, whose code is loaded by then. */
export async function openDifferences(injector: Injector): Promise<void> {
  const [{ Dialogs }, { DifferencesDialog }] = await Promise.all([
    import('../account/dialogs/dialogs'),
    import('../chart/differences-dialog'),
  ]);
  await injector.get(Dialogs).open(DifferencesDialog, undefined, { width: '52rem' });
}

/** Opens the dialog in which charts are imported and exported, whose code is loaded by then. */
export async function openChart(injector: Injector): Promise<void> {
  const [{ Dialogs }, { ChartDialog }] = await Promise.all([
    import('../account/dialogs/dialogs'),
    import('../chart/chart-dialog'),
  ]);
  await injector.get(Dialogs).open(ChartDialog, undefined, { width: '52rem' });
}
