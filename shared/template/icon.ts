/** Pictures of stencils as data URLs: only kinds that are safe to show anywhere. */

import { failure, success, type Result } from "../model/result.ts";

/** Characters of a data URL: pictures of real templates have up to 60,000. */
const LONGEST = 512 * 1024;

const DATA_URL = /^data:(image\/(?:svg\+xml|png|jpeg|gif|bmp));base64,([A-Za-z0-9+/]+={0,2})$/;

/** Gives the data URL back when it may be a stencil's picture, else says why not. */
export function checkIcon(dataUrl: string): Result<string> {
  if (dataUrl.length > LONGEST) return refuse("The picture is larger than 384 kB.");
  const [, kind, base64] = DATA_URL.exec(dataUrl) ?? [];
  if (kind === undefined || base64 === undefined) {
    return refuse("This is no picture: a data URL of an SVG or PNG in base64 is expected.");
  }
  return success(dataUrl);
}

function refuse(message: string): Result<never> {
  return failure("icon-refused", message);
}
