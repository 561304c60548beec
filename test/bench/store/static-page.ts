import { createServer } from 'node:http';

/** The floor of a cold start: a bare process that serves one static page and says where. */
const page = '<!doctype html><html lang="en"><title>A page</title><h1>Sign in</h1><form><label>User name <input></label><button type="button">Sign in</button></form></html>';
const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  process.stdout.write(`http://127.0.0.1:${port}/\n`);
});
