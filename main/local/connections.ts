/** Holds a server's connections within bounds: who opens many and says nothing, or says nonsense, gains nothing. */

import type http from "node:http";

/** Connections at a time; a window needs about six. */
const MOST = 400;
/** Milliseconds after which who has not said what they want is cut off, so that nobody can keep a person out. */
const LONGEST_SILENCE = 5_000;
/** Milliseconds for a whole request: on one machine the largest model takes a second or two. */
const LONGEST_REQUEST = 10_000;

/** Options for `http.createServer` that cut off the silent. */
export const TIMING: http.ServerOptions = {
  headersTimeout: LONGEST_SILENCE,
  requestTimeout: LONGEST_REQUEST,
  connectionsCheckingInterval: 1_000,
};

/** @param log told of what is refused */
export function boundConnections(server: http.Server, log: (line: string) => void): void {
  server.maxConnections = MOST;
  server.on("drop", () => {
    log("refused a connection: too many at a time");
  });
  server.on("clientError", (error, socket) => {
    log(`refused what is no request: ${error.message}`);
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    else socket.destroy();
  });
}
