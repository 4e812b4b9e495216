import { failure, success } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import type { Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import type { Example } from "./examples.ts";
import type { BuiltIns } from "./template-handlers.ts";

export interface ExampleParts {
  readonly store: Store;
  readonly builtIns: BuiltIns;
  readonly events: EventHub;
  /** Reads the examples; asked once, when somebody wants to see them. */
  readonly loadExamples: () => readonly Example[];
}

/** Calls about the models to learn from. */
export function exampleHandlers(
  parts: ExampleParts,
): Pick<Handlers, "examples.list" | "examples.open"> {
  let loaded: readonly Usable[] | null = null;
  const examples = () => (loaded ??= usable(parts));
  return {
    "examples.list": () =>
      success(
        examples().map(({ id, model, template }) => ({
          id,
          name: model.information.name,
          description: model.information.description,
          templateName: template.manifest.name,
        })),
      ),
    "examples.open": ({ id }) => {
      const example = examples().find((one) => one.id === id);
      if (example === undefined) return failure("example-unknown", "There is no such example.", id);
      const { model, template } = example;
      const templateKey = parts.store.templates.put(template, "builtIn", null);
      const name = model.information.name;
      const projectId = parts.store.projects.create({ name, model, templateKey, file: null });
      parts.events.emit({ name: "projects.changed", payload: {} });
      return success({ id: projectId });
    },
  };
}

interface Usable extends Example {
  readonly template: Template;
}

/** An example follows its template: whichever edition is built in, it is a model of that. */
function usable({ builtIns, loadExamples }: ExampleParts): readonly Usable[] {
  const byId = new Map([...builtIns.values()].map((template) => [template.manifest.id, template]));
  return loadExamples().flatMap((example) => {
    const template = byId.get(example.templateId);
    return template === undefined ? [] : [{ ...example, template }];
  });
}
