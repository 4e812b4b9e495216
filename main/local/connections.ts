/** Holds a server's connections within bounds: who opens many and says nothing, or says nonsense, gains nothing. */

import type http from "node:http";

/** Connections at a time; a window needs about six. */
const MOST = 400;
/** Milliseconds after which who has not said what they want is cut off, so that nobody can keep a person out. */
const LONGEST_SILENCE = 5_000;

/** Options for `http.createServer` that cut off the silent. */
export const TIMING: http.ServerOptions = {
  headersTimeout: LONGEST_SILENCE,
  connectionsCheckingInterval: 1_000,
};

/** @param log told of what is refused */
export function boundConnections(server: http.Server, log: (line: string) => void): void {
  server.maxConnections = MOST;
  server.on("drop", () => {
    log("refused a connection: too many at a time");
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    log(`refused what is no request: ${error.message}`);
    // Browsers open connections ahead: one that was cut off unused they replace, an answer there they would believe.
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") socket.destroy();
    else if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    else socket.destroy();
  });
}
