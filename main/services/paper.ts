/** What printed pages have around a report, the same whichever host prints. */

/** Room for header and footer, as the report's own style has it. */
export const PAGE_MARGIN = { top: "22mm", bottom: "20mm", left: "16mm", right: "16mm" } as const;

// Chromium's templates have a tiny default size and do not see the page's styles.
const style =
  "width: 100%; margin: 0 16mm; font: 8px system-ui, sans-serif; color: #556; display: flex;";

/** HTML of the header of every page. */
export function pageHeader(title: string): string {
  return `<div style="${style}"><span>${escapeHtml(title)}</span></div>`;
}

/** HTML of the footer of every page; the browser fills in the numbers by class. */
export function pageFooter(): string {
  const numbers = '<span class="pageNumber"></span> / <span class="totalPages"></span>';
  return `<div style="${style} justify-content: flex-end;"><span>${numbers}</span></div>`;
}

/** A page that shows one SVG document edge to edge. */
export function pictureDocument(svg: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
html, body { margin: 0; height: 100%; overflow: hidden; }
svg { display: block; width: 100vw; height: 100vh; }
</style>${svg}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
