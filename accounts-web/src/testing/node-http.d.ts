/** The little of Node that tests use; its full types would change those of the browser. */
declare module 'node:http' {
  interface IncomingMessage {
    readonly method?: string;
    readonly url?: string;
    readonly headers: { readonly authorization?: string; readonly [name: string]: string | undefined };
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  }

  interface ServerResponse {
    statusCode: number;
    setHeader(name: string, value: string): void;
    end(body?: string): void;
    destroy(): void;
  }

  interface Server {
    listen(port: number, host: string, listening: () => void): void;
    address(): { readonly port: number };
    close(closed: () => void): void;
    closeAllConnections(): void;
  }

  export function createServer(
    handle: (request: IncomingMessage, response: ServerResponse) => void,
  ): Server;
}
