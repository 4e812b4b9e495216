/** What is wrong with a template, and where that is. */

import { compileTemplate } from "../../shared/stride/compiled-template.ts";
import type { TemplateTable } from "../../shared/template/change.ts";
import type { Severity } from "../../shared/validation/finding.ts";
import type { Template } from "../../shared/template/template.ts";

/** Something to look at, at a place of the template. */
export interface TemplateFinding {
  /** Unique among the findings of a template. */
  readonly key: string;
  readonly severity: Severity;
  readonly message: string;
  /** Null when it is about the template as a whole. */
  readonly place: FindingPlace | null;
}

interface FindingPlace {
  readonly table: TemplateTable;
  /** Place of the record in its list. */
  readonly at: number;
  /** What people call the record. */
  readonly name: string;
  /** Field of the record, such as "include". */
  readonly field: string;
  /** 0-based offset in the field's text; null when it is about the whole field. */
  readonly offset: number | null;
}

/** What the rules of a template could not be used for as they are written, in template order. */
export function templateFindings(template: Template): readonly TemplateFinding[] {
  const places = new Map(template.threatTypes.map(({ id }, at) => [id, at]));
  return compileTemplate(template).problems.flatMap(
    ({ threatTypeId, filter, offset, message }, number) => {
      const at = places.get(threatTypeId);
      const type = at === undefined ? undefined : template.threatTypes[at];
      if (at === undefined || type === undefined) return [];
      return [
        {
          key: `${number}`,
          severity: "error" as const,
          message,
          place: { table: "threatType" as const, at, name: type.title, field: filter, offset },
        },
      ];
    },
  );
}
