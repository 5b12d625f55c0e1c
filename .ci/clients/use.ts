// Uses the generated client as the how-to says.
import { AccountsApi, AccountType, Configuration, ProblemCode, ProblemFromJSON, ResponseError } from './client';

declare const process: { env: Record<string, string> };

const accounts = new AccountsApi(
  new Configuration({ basePath: process.env['API'], accessToken: process.env['TOKEN'] }),
);

const opened = (accountNumber: string, metadata: Record<string, string> = {}) =>
  accounts.createAccount({ newAccount: { name: 'Account', type: AccountType.Domestic, currency: 'EUR', accountNumber, metadata } });

/** The names of all pages of two accounts each. */
async function listed(metadata?: string[]): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await accounts.listAccounts({ metadata, limit: 2, cursor });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  return names;
}

function check(holds: boolean): void {
  if (!holds) {
    throw new Error('it does not hold');
  }
}

async function main(): Promise<void> {
  const { id } = await opened('1000', { region: 'north' });
  await opened('2000');
  await opened('3000');
  const renamed = await accounts.patchAccount({ id, ifMatch: '"1"', accountPatch: { name: 'Renamed' } });
  check(renamed.name === 'Renamed' && renamed.accountNumber === '1000');
  check((await listed(['region=north'])).join() === 'Renamed');
  check((await listed()).length === 3);
  const refused: unknown = await opened('1000').catch((failure: unknown) => failure);
  if (!(refused instanceof ResponseError)) {
    throw refused;
  }
  const problem = ProblemFromJSON(await refused.response.json());
  check(problem.code === ProblemCode.ACCOUNT_NUMBER_TAKEN && problem.conflictingAccount?.id === id);
}

void main();
