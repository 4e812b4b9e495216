/** HTML that cannot be injected into: whatever is put into a template is escaped unless it is already Html. */

import { escapeXml } from "../scene/svg.ts";

/** Markup that is safe to put into a page. Made by `html`, `raw` or the rich-text filter only. */
export interface Html {
  readonly markup: string;
}

type Content = string | number | Html | readonly Html[] | null;

/** Markup with escaped holes: `` html`<p>${text}</p>` ``. Null leaves nothing. Holes in attributes need quotes. */
export function html(literals: TemplateStringsArray, ...holes: readonly Content[]): Html {
  const markup = literals.reduce(
    (text, literal, index) => text + markupOf(holes[index - 1] ?? null) + literal,
  );
  return { markup };
}

function markupOf(content: Content): string {
  if (content === null) return "";
  if (typeof content === "string") return escapeXml(content);
  if (typeof content === "number") return String(content);
  if ("markup" in content) return content.markup;
  return content.map((part) => part.markup).join("");
}

/** Takes markup as it is. Only for what this program painted itself, never for anything a person or file wrote. */
export function raw(markup: string): Html {
  return { markup };
}
