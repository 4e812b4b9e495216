/**
 * A plain Chromium cannot be taught a scheme of one's own. The stand-in shows `app://HOST/...` under an encrypted
 * address that exists nowhere: like the real scheme it is standard, secure and an origin of its own.
 */

const SUFFIX = ".app.invalid";

/** The address the browser is given for one of `app://`; others stay as they are. */
export function browserAddress(address: string): string {
  return address.replace(/^app:\/\/([^/?#]+)/u, (_, host: string) => `https://${host}${SUFFIX}`);
}

/** The `app://` address the shell is told for one of the browser's; others stay as they are. */
export function appAddress(address: string): string {
  const pattern = /^https:\/\/([^/?#]+)\.app\.invalid(?=[/?#]|$)/u;
  return address.replace(pattern, (_, host: string) => `app://${host}`);
}
