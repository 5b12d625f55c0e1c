// Lambda's side of Node.js: takes events from the Runtime API and returns what the function makes of them. The client that
// AWS publishes needs native code; this one does the same calls.
import http from 'node:http';
import { handler } from './function.mjs';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: `/2018-06-01/runtime/${path}`, agent }, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => resolve({ headers: response.headers, text: Buffer.concat(parts).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

for (;;) {
  const { headers, text } = await call('GET', 'invocation/next');
  const id = headers['lambda-runtime-aws-request-id'];
  try {
    await call('POST', `invocation/${id}/response`, JSON.stringify(await handler(JSON.parse(text))));
  } catch (failure) {
    const error = { errorType: failure.name, errorMessage: failure.message };
    await call('POST', `invocation/${id}/error`, JSON.stringify(error));
  }
}
