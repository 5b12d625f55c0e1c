// The stand-in of AWS for tests with hundreds of calls, each of which would otherwise start Node.js.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { run } from './aws.mjs';
import { Refused } from './refused.mjs';

/** The command `aws`: sends its folders, its regions, its input and its words, and gets its exit status and what it prints. */
const CLIENT = `#!/bin/bash
exec 3<>"/dev/tcp/127.0.0.1/$STANDIN_PORT"
input=
[[ " $* " != *' - '* && $* != *file:///dev/stdin* ]] || input=$(cat)
printf '%s\\0' "$ACCOUNTS_STANDIN" "$PWD" "$AWS_REGION" "$AWS_DEFAULT_REGION" "$input" "$@" >&3
printf '\\4' >&3
IFS= read -r status <&3
IFS= read -r -d '' printed <&3
[ "$status" -eq 0 ] || exec >&2
printf '%s' "$printed"
exit "$status"
`;

/** Returns {port, close}. Calls are taken one after the other, as the stand-in has its folder in the environment. */
export async function serve() {
  let queue = Promise.resolve();
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.endsWith('\u0004')) {
        queue = queue.then(() => call(text.slice(0, -2).split('\0'))).then((response) => socket.end(response));
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, close: () => server.close() };
}

export const install = (bin) => writeFileSync(join(bin, 'aws'), CLIENT, { mode: 0o755 });

async function call([folder, directory, region, defaultRegion, input, ...words]) {
  Object.assign(process.env, { ACCOUNTS_STANDIN: folder, AWS_REGION: region, AWS_DEFAULT_REGION: defaultRegion });
  process.chdir(directory);
  const piped = join(folder, 'piped');
  writeFileSync(piped, input);
  try {
    const places = { '-': piped, 'file:///dev/stdin': `file://${piped}` };
    return `0\n${(await run(words.map((word) => places[word] ?? word))) ?? ''}`;
  } catch (failure) {
    return `${failure instanceof Refused ? failure.status : 70}\n${failure instanceof Refused ? `aws: ${failure.message}` : failure.stack}\n`;
  }
}
