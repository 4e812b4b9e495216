import type { Result } from "../../shared/model/result.ts";

/** Size of a picture in CSS pixels, and device pixels per CSS pixel. */
interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Turns documents into paper and pictures: what a browser engine can and Node cannot. Given by the host. */
export interface Printer {
  /** @param title stands in every page's header. Gives a PDF with page numbers and an outline of the headings. */
  printPdf(
    html: string,
    options: { readonly title: string },
  ): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Has the system ask how and where to print, and prints; fails with `not-here` where no system asks. */
  showPrintDialog(html: string): Promise<Result<null>>;
  /** Gives a PNG, transparent where the SVG paints nothing. */
  rasterize(svg: string, size: PictureSize): Promise<Result<Uint8Array<ArrayBuffer>>>;
}
