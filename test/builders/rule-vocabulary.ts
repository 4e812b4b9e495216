/** A template whose stencils and attributes rules name, and its vocabulary. */

import { ruleVocabulary } from "../../shared/template/rule-vocabulary.ts";
import { aDefinition, aStencil, aTemplate, genericStencils } from "./template.ts";

export const namedTemplate = aTemplate({
  stencils: [
    ...genericStencils,
    aStencil("SE.P.Web", {
      name: "Web Application",
      parentId: "GE.P",
      attributes: [
        aDefinition("encrypted", ["Not Selected", "Yes", "No"], { label: "Encrypted" }),
        aDefinition("54851a3b-65da-4902-b4e0-94ef015be735", ["Select", "Managed", "Native"], {
          label: "Code Type",
        }),
      ],
    }),
    aStencil("SE.P.Spa", { name: "Web Client", parentId: "SE.P.Web" }),
    aStencil("SE.P.Batch", {
      name: "Batch Job",
      parentId: "GE.P",
      attributes: [
        aDefinition("owner", [], { label: "Owner", kind: "text" }),
        aDefinition("needs review", ["No", "Yes"], { label: "Needs review" }),
      ],
    }),
    aStencil("SE.DF.Http", {
      name: "HTTP",
      parentId: "GE.DF",
      attributes: [aDefinition("port", ["80", "443"], { label: "Port" })],
    }),
    aStencil("SE.TB.Cloud", {
      name: "Cloud",
      parentId: "GE.TB.B",
      attributes: [aDefinition("tenant", ["Own", "Shared"], { label: "Tenant" })],
    }),
  ],
});

export const vocabulary = ruleVocabulary(namedTemplate);
