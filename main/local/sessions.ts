/** Who may talk to the local host: a ticket from the printed address, exchanged once for a session. */

import { randomBytes } from "node:crypto";

export interface Sessions {
  /** A new ticket, good for one exchange. */
  issueTicket(): string;
  /** The secret of a new session; null when the ticket is unknown or used. */
  exchange(ticket: string): string | null;
  /** Whether this is the secret of a session. */
  isOpen(secret: string): boolean;
}

/** Secrets live in memory only: a restart ends every session. */
export function sessions(): Sessions {
  const tickets = new Set<string>();
  const open = new Set<string>();
  return {
    issueTicket() {
      const ticket = newSecret();
      tickets.add(ticket);
      return ticket;
    },
    exchange(ticket) {
      if (!tickets.delete(ticket)) return null;
      const secret = newSecret();
      open.add(secret);
      return secret;
    },
    isOpen: (secret) => open.has(secret),
  };
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
