/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { Plus } from "lucide-react";
import { useState, type ReactElement } from "react";
import { addMessage } from "../../shared/template/edits/messages.ts";
import { addProfile } from "../../shared/template/edits/profiles.ts";
import { newMessageId, newProfileId } from "../../shared/template/new-ids.ts";
import { Button } from "../ui/controls.tsx";
import { MessageCard } from "./MessageCard.tsx";
import { NamePrompt } from "./NamePrompt.tsx";
import { ProfileCard } from "./ProfileCard.tsx";
import styles from "./ProfilesTab.module.css";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";
import { ZeroTrustSection } from "./ZeroTrustSection.tsx";

/** Groups of threat types a model may switch, what the template itself says of diagrams, and what states what. */
export function ProfilesTab(): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const [adding, setAdding] = useState<"profile" | "message" | null>(null);
  const { profiles = [], messages = [] } = template;
  return (
    <section className={tab["page"]} aria-label="Profiles and messages" tabIndex={0}>
      <div className={tab["content"]}>
        <header className={styles["head"]}>
          <div>
            <h2>Profiles</h2>
            <p className={tab["lead"]}>
              A profile is a group of threat types that a model can switch on or off, such as those
              of a regulation. A threat type in none is always on.
            </p>
          </div>
          {readOnly ? null : (
            <Button onClick={() => setAdding("profile")}>
              <Plus size={14} aria-hidden="true" />
              Add profile
            </Button>
          )}
        </header>
        {profiles.map((profile, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- broken templates repeat ids
          <ProfileCard key={`${at} ${profile.id}`} at={at} profile={profile} />
        ))}
        {profiles.length === 0 ? <p className={styles["none"]}>No profile yet.</p> : null}
        <header className={styles["head"]}>
          <div>
            <h2>Messages</h2>
            <p className={tab["lead"]}>
              A message is shown where its rule holds: a hint while people draw, never a threat.
            </p>
          </div>
          {readOnly ? null : (
            <Button onClick={() => setAdding("message")}>
              <Plus size={14} aria-hidden="true" />
              Add message
            </Button>
          )}
        </header>
        {messages.map((message, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- broken templates repeat ids
          <MessageCard key={`${at} ${message.id}`} at={at} message={message} />
        ))}
        {messages.length === 0 ? <p className={styles["none"]}>No message yet.</p> : null}
        <ZeroTrustSection />
      </div>
      {adding === null ? null : (
        <NamePrompt
          title={adding === "profile" ? "New profile" : "New message"}
          label={adding === "profile" ? "Name" : "What it says"}
          confirmLabel={adding === "profile" ? "Add profile" : "Add message"}
          onClose={() => setAdding(null)}
          onConfirm={(text) =>
            void edit((now) =>
              adding === "profile"
                ? addProfile(now, { id: newProfileId(now), name: text, description: "", on: true })
                : addMessage(now, { id: newMessageId(now), text, scope: "element", when: "" }),
            )
          }
        />
      )}
    </section>
  );
}
