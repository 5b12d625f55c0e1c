// The database of a running service, stopped and started as a person with pg_ctl would.
import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';

export class Database {
  constructor(data) {
    this.data = data;
  }

  async stop() {
    await this.control('stop', '--mode=fast');
  }

  async start() {
    await this.control('start', `--log=${join(this.data, 'by-hand.log')}`);
  }

  async control(action, option) {
    const programs = (await readdir(this.data)).find((name) => name.startsWith('postgres-1'));
    const command = [
      join(this.data, programs, 'bin', 'pg_ctl'),
      action,
      `--pgdata=${join(this.data, 'pgdata')}`,
      '--wait',
      '--silent',
      option,
    ];
    // PostgreSQL does not run as root
    const all = userInfo().uid === 0 ? ['unshare', '-U', ...command] : command;
    assert.equal(await run(all[0], all.slice(1)), 0, `pg_ctl ${action}`);
  }
}
