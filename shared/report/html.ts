/** HTML that cannot be injected into: whatever is put into a template is escaped unless it is already Html. */

import { escapeXml } from "../scene/svg.ts";

/** Markup that is safe to put into a page. Made by `markup`, `raw` or the rich-text filter only. */
export interface Html {
  readonly text: string;
}

type Content = string | number | Html | readonly Html[] | null;

/** Markup with escaped holes: `` markup`<p>${text}</p>` ``. Null leaves nothing. Holes in attributes need quotes. */
export function markup(literals: TemplateStringsArray, ...holes: readonly Content[]): Html {
  const whole = literals.reduce(
    (text, literal, index) => text + textOf(holes[index - 1] ?? null) + literal,
  );
  return { text: whole };
}

function textOf(content: Content): string {
  if (content === null) return "";
  if (typeof content === "string") return escapeXml(content);
  if (typeof content === "number") return String(content);
  if ("text" in content) return content.text;
  return content.map((part) => part.text).join("");
}

/** Takes markup as it is. Only for what this program painted itself, never for anything a person or file wrote. */
export function raw(text: string): Html {
  return { text };
}
