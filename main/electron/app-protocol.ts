/** What stands under `app://`: the page's files and the documents being printed. */

import { projectId } from "../../shared/api-values.ts";
import { PAGE_HEADERS } from "../content-policy.ts";
import { findRendererFile } from "../renderer-files.ts";

export const SCHEME = "app";
const PAGE_HOST = "palisade";
const PRINT_HOST = "print";

/** The page's address, with a project to open at once if given. */
export function pageAddress(projectId: string | null): string {
  const fragment = projectId === null ? "" : `#open=${projectId}`;
  return `${SCHEME}://${PAGE_HOST}/index.html${fragment}`;
}

/** The project an address of the page names; null when it names none or is not the page's. */
export function projectOf(address: string): string | null {
  if (!isPageAddress(address)) return null;
  const named = new URLSearchParams(new URL(address).hash.slice(1)).get("open");
  return projectId.safeParse(named).data ?? null;
}

/** Whether an address is one of the page itself. */
export function isPageAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === `${SCHEME}:` && url.host === PAGE_HOST;
}

export interface AppProtocol {
  /** Answers a request for an address; never with a file outside the page's folder. */
  respond(address: string): Promise<Response>;
  /** Makes a document loadable under the address it gives, until it is withdrawn. */
  publish(html: string): { readonly address: string; withdraw(): void };
}

/** A printed document has its style and pictures inside and needs nothing else. */
const PRINT_HEADERS = {
  ...PAGE_HEADERS,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
};

/** @param newId gives a new UUID. */
export function appProtocol(rendererFolder: string, newId: () => string): AppProtocol {
  const documents = new Map<string, string>();
  return {
    async respond(address) {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url?.protocol !== `${SCHEME}:`) return notFound();
      if (url.host === PRINT_HOST) return printed(documents.get(url.pathname));
      return url.host === PAGE_HOST ? pageFile(rendererFolder, url.pathname) : notFound();
    },
    publish(html) {
      const path = `/${newId()}`;
      documents.set(path, html);
      return {
        address: `${SCHEME}://${PRINT_HOST}${path}`,
        withdraw: () => void documents.delete(path),
      };
    },
  };
}

async function pageFile(folder: string, path: string): Promise<Response> {
  const file = await findRendererFile(folder, path);
  if (file === null) return notFound();
  return new Response(file.bytes, { headers: { ...PAGE_HEADERS, "content-type": file.mimeType } });
}

function printed(html: string | undefined): Response {
  return html === undefined ? notFound() : new Response(html, { headers: PRINT_HEADERS });
}

function notFound(): Response {
  return new Response("There is nothing here.\n", {
    status: 404,
    headers: { ...PAGE_HEADERS, "content-type": "text/plain; charset=utf-8" },
  });
}
