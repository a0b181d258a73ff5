import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One thing that tried to leave the browser. For https only the host is known. */
export type Recorded = { at: number; method: string; target: string; body: string };

export type RecordingProxy = {
  port: number;
  recorded: Recorded[];
  close(): Promise<void>;
};

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function forward(target: URL, message: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const upstream = httpRequest(
    target,
    { method: message.method, headers: { ...message.headers, host: target.host } },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  upstream.on('error', () => response.writeHead(502).end());
  upstream.end(body);
}

/** A proxy that records every request of a browser and lets only those to this machine through. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const recorded: Recorded[] = [];
  const server = createServer(async (message, response) => {
    const target = new URL(message.url ?? '', 'http://invalid.example');
    const body = await bodyOf(message);
    recorded.push({
      at: Date.now(),
      method: message.method ?? '',
      target: target.href,
      body: body.toString('utf8'),
    });
    if (isLoopback(target.hostname)) forward(target, message, body, response);
    else response.writeHead(502).end();
  });
  server.on('connect', (message, socket) => {
    recorded.push({ at: Date.now(), method: 'CONNECT', target: message.url ?? '', body: '' });
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    recorded,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
