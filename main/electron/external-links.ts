/** Addresses outside the app: shown in the system's browser when they are known ones and the person agrees. */

import type { ElectronPort } from "./electron-port.ts";

/** Hosts the templates and the help refer to. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set([
  "attack.mitre.org",
  "capec.mitre.org",
  "cheatsheetseries.owasp.org",
  "csrc.nist.gov",
  "cwe.mitre.org",
  "kubernetes.io",
  "learn.microsoft.com",
  "owasp.org",
]);

/** Whether an address may be offered at all: encrypted, a known host, nothing in it that speaks for a person. */
function isKnownLink(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return (
    url?.protocol === "https:" &&
    url.port === "" &&
    url.username === "" &&
    url.password === "" &&
    KNOWN_HOSTS.has(url.hostname)
  );
}

/** Asks the person and then hands the address to the system's browser; does nothing with an unknown one. */
export async function offerLink(
  { dialog, shell }: Pick<ElectronPort, "dialog" | "shell">,
  address: string,
): Promise<void> {
  if (!isKnownLink(address)) return;
  // Written anew, so that what is shown is what is opened.
  const { href } = new URL(address);
  const { response } = await dialog.showMessageBox({
    type: "question",
    message: "Open this page in your browser?",
    detail: `${href}\n\nPalisade itself makes no network connection.`,
    buttons: ["Open", "Cancel"],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(href);
}
