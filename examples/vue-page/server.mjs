// Serves the page, with the strict policy that the element needs, and signs the user in.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const FILES = {
  '/': 'index.html',
  '/app.js': 'app.js',
  '/vue.js': 'node_modules/vue/dist/vue.runtime.esm-browser.prod.js',
};

/** The files that a build of the accounts' page has put there. */
const ELEMENT = /^\/element\/([\w-]+\.(?:js|css))$/;
/** So that no other site's name can be made to mean this machine. */
const LOOPBACK = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** Starts it on a port, 0 for any that is free, in front of the API at this address; resolves to the server. */
export function serve(port, api) {
  const policy = `default-src 'none'; script-src 'self'; connect-src 'self' ${api}; style-src 'self' ${EMPTY_STYLE}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const server = createServer(async ({ method, url, headers }, response) => {
    if (!LOOPBACK.test(headers.host ?? '')) {
      response.writeHead(421).end();
      return;
    }
    response.setHeader('Content-Security-Policy', policy).setHeader('X-Content-Type-Options', 'nosniff');
    try {
      if (method === 'POST' && url === '/token') {
        response.end(await token(api));
      } else if (url === '/config.json') {
        response.end(JSON.stringify({ api }));
      } else {
        const [, name] = ELEMENT.exec(url) ?? [];
        const file = name ? `target/element/${name}` : FILES[url];
        const content = await readFile(new URL(file, import.meta.url));
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream').end(content);
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

/** Stands for your own sign-in: the local service makes a token for any user. */
export async function token(api) {
  const response = await fetch(`${api}/local/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sub: 'ada', tenant: 'desk' }),
  });
  return (await response.json()).id_token;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve(Number(process.env.PORT ?? 8090), process.env.ACCOUNTS_API ?? 'http://127.0.0.1:8080');
  console.log(`The page is at http://127.0.0.1:${server.address().port}/`);
}
