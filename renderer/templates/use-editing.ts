import type { TemplateChange } from "../../shared/template/change.ts";
import type { Template } from "../../shared/template/template.ts";
import type { TemplateEditor } from "../state/template-editor.ts";
import { useTemplateEditor, useTemplateState } from "../ui/context.ts";

interface Editing {
  readonly editor: TemplateEditor;
  readonly template: Template;
  /** Whether it can be looked at only. */
  readonly readOnly: boolean;
  /**
   * Makes a change of the template as it is when this is called; gives whether there was one to make. There is none
   * once another window's work came in, until what is shown is made of that: places may be those of other records.
   */
  readonly edit: (make: (template: Template) => TemplateChange | null) => boolean;
}

/** The template of the page and the one way to change it. */
export function useEditing(): Editing {
  const editor = useTemplateEditor();
  const template = useTemplateState((state) => state.template);
  const reloads = useTemplateState((state) => state.reloads);
  return {
    editor,
    template,
    readOnly: editor.readOnly,
    edit(make) {
      const now = editor.store.getState();
      if (now.reloads !== reloads) return false;
      const change = make(now.template);
      editor.commit(change);
      return change !== null;
    },
  };
}
