import type { Template } from "../../shared/template/template.ts";

/** Templates a window has in hand, by their keys in the store, which follow from what they say. */
export interface TemplateValues {
  /**
   * The value that is there already, else the one given: what was worked out of a template, such as the pictures of
   * its stencils, then serves the next model that is made with it.
   */
  of(key: string, template: Template): Template;
}

/** Forgets a template once nobody else holds it. */
export function templateValues(): TemplateValues {
  const known = new Map<string, WeakRef<Template>>();
  return {
    of(key, template) {
      const before = known.get(key)?.deref();
      if (before !== undefined) return before;
      known.set(key, new WeakRef(template));
      return template;
    },
  };
}
