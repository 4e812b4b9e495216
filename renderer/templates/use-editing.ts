import type { TemplateChange } from "../../shared/template/change.ts";
import type { Template } from "../../shared/template/template.ts";
import type { TemplateEditor } from "../state/template-editor.ts";
import { useTemplateEditor, useTemplateState } from "../ui/context.ts";

interface Editing {
  readonly editor: TemplateEditor;
  readonly template: Template;
  /** Whether it can be looked at only. */
  readonly readOnly: boolean;
  /** Makes a change of the template as it is when this is called; gives whether there was one to make. */
  readonly edit: (make: (template: Template) => TemplateChange | null) => boolean;
}

/** The template of the page and the one way to change it. */
export function useEditing(): Editing {
  const editor = useTemplateEditor();
  const template = useTemplateState((state) => state.template);
  return {
    editor,
    template,
    readOnly: editor.readOnly,
    edit(make) {
      const change = make(editor.store.getState().template);
      editor.commit(change);
      return change !== null;
    },
  };
}
