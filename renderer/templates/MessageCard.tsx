import { Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import { deleteMessage, setMessage } from "../../shared/template/edits/messages.ts";
import type { MessageType } from "../../shared/template/template.ts";
import { IconButton } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { RuleField } from "./RuleField.tsx";
import { SCOPES } from "./scopes.ts";
import tab from "./tab.module.css";
import { TextField } from "./TextField.tsx";
import { useEditing } from "./use-editing.ts";

interface MessageCardProps {
  readonly at: number;
  readonly message: MessageType;
}

/** One message. */
export function MessageCard({ at, message }: MessageCardProps): ReactElement {
  const { readOnly, edit } = useEditing();
  const { text, scope, when } = message;
  return (
    <section className={tab["card"]} aria-label={`Message ${text}`}>
      <header>
        <h3>{text}</h3>
        {readOnly ? null : (
          <IconButton
            small
            label="Delete message"
            onClick={() => void edit((now) => deleteMessage(now, at))}
          >
            <Trash2 size={14} />
          </IconButton>
        )}
      </header>
      <div className={tab["two"]}>
        <TextField
          label="What it says"
          multiline
          rows={1}
          value={text}
          check={(next) => (next.trim() === "" ? "A message needs words." : null)}
          onCommit={(next) => void edit((now) => setMessage(now, at, { text: next }))}
        />
        <ChoiceField
          label="Asked about"
          value={scope}
          options={SCOPES}
          onChoose={(next) => void edit((now) => setMessage(now, at, { scope: next }))}
        />
      </div>
      <RuleField
        label="Shown where"
        value={when}
        place={{ table: "message", at, field: "when" }}
        scope={scope}
        onCommit={(next) => void edit((now) => setMessage(now, at, { when: next }))}
      />
    </section>
  );
}
