import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { Submission } from '../account/change/submission';
import { AccountsApi } from '../core/api/accounts-api';
import { AsOf } from '../core/api/as-of';
import { ProblemError } from '../core/api/failure';
import { Planned, RowFate } from '../core/api/model';
import { describe } from '../core/api/sentences';
import { Permissions } from '../core/store/permissions';
import { AccountStore } from '../core/store/account-store';
import { momentText } from '../shared/moment-text';
import { saveFile } from './save-file';

const FATES = ['REFUSED', 'CREATED', 'UPDATED', 'CLOSED', 'UNCHANGED'] as const;
type Fate = (typeof FATES)[number];

const WORDS: Record<Fate, string> = {
  REFUSED: 'refused',
  CREATED: 'new',
  UPDATED: 'changed',
  CLOSED: 'closed',
  UNCHANGED: 'unchanged',
};

/** So many rows of one kind are shown. */
const MOST_ROWS = 200;

/** Imports a file once its plan was seen, and exports all accounts as such a file. */
@Component({
  selector: 'accounts-chart-dialog',
  imports: [MatButtonModule, MatDialogModule],
  templateUrl: './chart-dialog.html',
  styleUrl: './chart-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartDialog {
  private readonly api = inject(AccountsApi);
  private readonly asOf = inject(AsOf);
  protected readonly past = computed(() => momentText(this.asOf.at()));
  private readonly store = inject(AccountStore);
  protected readonly permissions = inject(Permissions);
  private readonly chooser = viewChild<ElementRef<HTMLInputElement>>('chooser');

  protected readonly submission = new Submission();
  private readonly file = signal<File | undefined>(undefined);
  protected readonly closesMissing = signal(false);
  protected readonly planned = signal<Planned | undefined>(undefined);
  private readonly wanted = signal<Fate | undefined>(undefined);
  /** Why the plan is another one. */
  protected readonly note = signal('');
  /** One for all attempts to import what was planned. */
  private key = crypto.randomUUID();

  protected readonly words = WORDS;
  protected readonly fileName = computed(() => this.file()?.name);
  protected readonly counts = computed(() => {
    const counts = this.planned()?.plan.counts;
    return FATES.map((fate) => ({
      fate,
      count: counts?.[fate.toLowerCase() as Lowercase<Fate>] ?? 0,
    }));
  });
  protected readonly isDone = computed(() => !!this.planned()?.plan.applied);
  protected readonly canImport = computed(() => {
    const counts = this.planned()?.plan.counts;
    return (
      !!counts &&
      !this.isDone() &&
      counts.refused === 0 &&
      counts.created + counts.updated + counts.closed > 0
    );
  });
  /** The kind of rows that is shown: at first the one that matters most. */
  protected readonly shown = computed(
    () => this.wanted() ?? this.counts().find(({ count }) => count > 0)?.fate,
  );
  private readonly matching = computed(
    () => this.planned()?.plan.rows.filter(({ fate }) => fate === this.shown()) ?? [],
  );
  protected readonly rows = computed(() => this.matching().slice(0, MOST_ROWS));
  protected readonly hidden = computed(() => {
    const all = this.counts().find(({ fate }) => fate === this.shown())?.count ?? 0;
    return all - this.rows().length;
  });

  /** What went wrong; about a file the service knows more than this page. */
  protected readonly failure = computed(() => {
    const failure = this.submission.failure();
    if (failure === undefined) {
      return '';
    }
    const problem = failure instanceof ProblemError ? failure.problem : undefined;
    if (problem?.code === 'malformed-body' || problem?.code === 'body-too-large') {
      return problem.detail;
    }
    if (problem?.code === 'validation-failed') {
      return (problem.errors ?? [])
        .map(({ pointer, detail }) => `${pointer.slice(1) || 'The file'} ${detail}.`)
        .join(' ');
    }
    return describe(failure);
  });

  protected choose(event: Event): void {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file) {
      this.file.set(file);
      void this.plan();
    }
  }

  protected close(event: Event): void {
    this.closesMissing.set((event.target as HTMLInputElement).checked);
    void this.plan();
  }

  protected show(fate: Fate): void {
    this.wanted.set(fate);
  }

  private plan(): Promise<void> {
    this.note.set('');
    return this.submission.run(async () => {
      const file = this.file();
      this.planned.set(undefined);
      this.wanted.set(undefined);
      if (file) {
        this.key = crypto.randomUUID();
        this.planned.set(await this.api.planImport(file, this.closesMissing()));
      }
      // so that the same file can be chosen again once it is corrected
      this.chooser()?.nativeElement.setAttribute('value', '');
    });
  }

  protected async import(): Promise<void> {
    await this.submission.run(async () => {
      const file = this.file();
      const planned = this.planned();
      if (file && planned) {
        const { closesMissing, key } = this;
        this.planned.set(await this.api.importChart(file, closesMissing(), planned.etag, key));
        this.wanted.set(undefined);
        await this.store.reload();
      }
    });
    const failure = this.submission.failure();
    if (failure instanceof ProblemError && ['plan-changed', 'import-refused'].includes(failure.code)) {
      await this.plan();
      this.note.set(describe(failure));
    }
  }

  protected export(): Promise<void> {
    return this.submission.run(async () => {
      let part = 1;
      const asOf = this.asOf.at();
      const name = ['accounts', asOf?.replaceAll(':', '')].filter(Boolean).join('-');
      let { text, next } = await this.api.exportChart(asOf);
      saveFile(`${name}.csv`, text);
      while (next !== undefined) {
        ({ text, next } = await this.api.exportChart(asOf, next));
        part++;
        saveFile(`${name}-${part}.csv`, text);
      }
    });
  }

  protected saveResult(): void {
    const rows = this.planned()?.plan.rows ?? [];
    const lines = rows.map((row) =>
      [row.line ?? '', row.fate, row.accountNumber ?? '', row.name, row.id ?? '', this.detail(row)]
        .map((cell) => quoted(String(cell)))
        .join(','),
    );
    saveFile('import.csv', ['line,fate,accountNumber,name,id,detail', ...lines, ''].join('\r\n'));
  }

  /** Why a row is refused, or what changes. */
  protected detail({ errors, changes }: RowFate): string {
    if (errors?.length) {
      return errors
        .map(({ column, detail, conflictingAccount: other }) => {
          const inTheWay = other ? ` (${[other.accountNumber, other.name].filter(Boolean).join(' ')})` : '';
          return `${column ? `${column}: ` : ''}${detail}${inTheWay}`;
        })
        .join('; ');
    }
    return (changes ?? []).join(', ');
  }
}

/** A cell of a file; what a spreadsheet would take for a formula gets an apostrophe in front. */
function quoted(cell: string): string {
  const harmless = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}
