import { ClipboardPaste, Copy } from "lucide-react";
import { copyRecord, pasteRecord } from "../../shared/template/copied-record.ts";
import { inEditedTemplate, type Action, type ActionContext } from "./action.ts";

/** The browser answers to these keys itself, in the lists of a template (`templates/use-copying.ts`). */
const common = { group: "Template", scope: "template", keysOfBrowser: true } as const;

export const copyTemplateRecord: Action = {
  ...common,
  id: "copy-template-record",
  label: "Copy the stencil or threat type",
  icon: Copy,
  keys: ["Mod+C"],
  enabled: (context) => copied(context) !== null,
  perform(context) {
    const text = copied(context);
    if (text !== null) context.app.clipboard.write(text);
  },
};

export const pasteTemplateRecord: Action = {
  ...common,
  id: "paste-template-record",
  label: "Paste a stencil or threat type",
  icon: ClipboardPaste,
  keys: ["Mod+V"],
  enabled: inEditedTemplate,
  perform: (context) => void pasteHere(context),
};

/** What is selected in the list that is shown, as text; null when that cannot be copied. */
function copied({ template }: ActionContext): string | null {
  if (template === null) return null;
  const { tab, template: content, selected } = template.store.getState();
  const table = tab === "stencils" ? "stencil" : tab === "threatTypes" ? "threatType" : null;
  return table === null ? null : copyRecord(content, table, selected[table] ?? -1);
}

async function pasteHere({ app, template }: ActionContext): Promise<void> {
  const text = await app.clipboard.read();
  if (template === null) return;
  const change = pasteRecord(template.store.getState().template, text);
  if (change !== null) {
    template.commit(change);
    template.show(
      change.patches.some(({ table }) => table === "stencil") ? "stencils" : "threatTypes",
    );
    return;
  }
  app.notify({
    tone: "info",
    title: "Nothing to paste",
    text: "Copy a stencil or a threat type of a template first.",
  });
}
