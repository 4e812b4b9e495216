import type { ReactElement } from "react";
import type { Revision } from "../../shared/api-projects.ts";
import type { StatePoint } from "../state/timeline.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useActionContext, useApp, useProject } from "../ui/context.ts";
import { RevisionNameDialog } from "./RevisionNameDialog.tsx";
import { suggestedName } from "./moments.ts";

/** Gives a state of the model a name. */
export function NameStateDialog({ at }: { readonly at: StatePoint }): ReactElement {
  const app = useApp();
  const { timeline } = useProject();
  const which =
    at === "now" ? "the model as it is now" : at === 0 ? "the model as it began" : `change ${at}`;
  return (
    <RevisionNameDialog
      title="Name this state"
      hint={`Names ${which}, so that you can compare with it and come back to it.`}
      suggestion={suggestedName(new Date(app.now()))}
      submitLabel="Name it"
      onClose={() => app.showDialog(null)}
      onSubmit={async (name) => {
        const problem = await timeline.nameState(at, name);
        if (problem === null) app.notify({ tone: "done", title: "State named", text: name });
        return problem;
      }}
    />
  );
}

/** Gives a revision another name. */
export function RenameRevisionDialog({ revision }: { readonly revision: Revision }): ReactElement {
  const app = useApp();
  const { timeline } = useProject();
  return (
    <RevisionNameDialog
      title="Rename revision"
      hint="Only the name changes; the state it stands for stays."
      suggestion={revision.name}
      submitLabel="Rename"
      onClose={() => app.showDialog(null)}
      onSubmit={(name) => timeline.rename(revision.revisionId, name)}
    />
  );
}

/** Asks before the name of a state is forgotten. */
export function DeleteRevisionDialog({ revision }: { readonly revision: Revision }): ReactElement {
  const { app, focusRegion } = useActionContext();
  const { timeline } = useProject();

  async function forget(): Promise<void> {
    const problem = await timeline.forget(revision.revisionId);
    if (problem === null) {
      app.notify({ tone: "done", title: "Revision deleted", text: revision.name });
      // Its row had the keyboard.
      focusRegion("history");
      return;
    }
    app.showDialog({ kind: "problem", title: "The revision could not be deleted", problem });
  }

  return (
    <ConfirmDialog
      title={`Delete revision “${revision.name}”?`}
      confirmLabel="Delete revision"
      onConfirm={() => void forget()}
      onClose={() => app.showDialog(null)}
    >
      <p>
        Only the name is forgotten. The model and its history stay as they are, and the state can be
        named again from its step in the history.
      </p>
    </ConfirmDialog>
  );
}
