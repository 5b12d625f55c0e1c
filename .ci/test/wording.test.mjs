import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const WORDING = fileURLToPath(new URL('../wording', import.meta.url));

/** What each kind of file may say, and what is found in its prose. */
const PLANTED = {
  'document.md': [
    'An acount is **opened** anew: [the guide](anew.md), `answer`.\n\n```sh\nanswer=nobody\n```\n\nNobody.\n',
    ['1:4 Unknown word (acount) fix: (account)', '1:25 Forbidden word (anew) fix: (again)', '7:1 Forbidden word (Nobody)'],
  ],
  'template.yaml': [
    'Parameters:\n  # A tokne.\n  Slot:\n    Description: Makes the stage anew.\n',
    ['2:7 Unknown word (tokne) fix: (token)', '4:34 Forbidden word (anew) fix: (again)'],
  ],
  'page.html': [
    '<h2>Somebody has shwon <code>acct</code></h2>\n',
    ['1:5 Forbidden word (Somebody)', '1:18 Unknown word (shwon) fix: (shown)'],
  ],
  'page.ts': [
    "const answer = 1; // an answer, not shwon\nsay('Somebody was', `\n  <p>told of the acount</p>`);\n",
    [
      '2:6 Forbidden word (Somebody)',
      '3:6 Forbidden word (told) fix: (reported, said)',
      '3:18 Unknown word (acount) fix: (account)',
    ],
  ],
  'Account.java': [
    '/** An acount, as an answer. */\nclass AcountAnswer { String toldOf = "Nobody"; }\n',
    ['1:8 Unknown word (acount) fix: (account)', '1:22 Forbidden word (answer) fix: (return, response, respond)'],
  ],
};

/** What is found once more in code, with its names and texts. */
const IN_CODE = [
  'page.ts:1:7 Forbidden word (answer) fix: (return, response, respond)',
  'page.ts:1:25 Forbidden word (answer) fix: (return, response, respond)',
  'page.ts:2:6 Forbidden word (Somebody)',
  'page.ts:3:6 Forbidden word (told) fix: (reported, said)',
  'Account.java:1:22 Forbidden word (answer) fix: (return, response, respond)',
  'Account.java:2:13 Forbidden word (Answer) fix: (Return, Response, Respond)',
  'Account.java:2:29 Forbidden word (told) fix: (reported, said)',
  'Account.java:2:39 Forbidden word (Nobody)',
];

test('a wrong word is found in each kind of file, and code is left alone', () => {
  const directory = mkdtempSync(join(tmpdir(), 'wording-test-'));
  try {
    const files = Object.entries(PLANTED).map(([name, [text]]) => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    });

    const { status, stdout } = spawnSync(WORDING, files, { encoding: 'utf8' });

    const expected = Object.entries(PLANTED).flatMap(([name, [, found]]) => found.map((each) => `${name}:${each}`)).concat(IN_CODE);
    assert.deepEqual(stdout.replaceAll(`${directory}/`, '').replaceAll(' - ', ' ').trim().split('\n'), expected);
    assert.equal(status, 1);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
