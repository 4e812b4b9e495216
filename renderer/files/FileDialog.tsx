/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot show icons, sizes and dates */
import { ArrowUp, FileBox, Folder, Shapes } from "lucide-react";
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import type { FolderContent, FolderEntry } from "../../shared/api-files.ts";
import type { Problem, Result } from "../../shared/model/result.ts";
import { OPENABLE } from "../state/import-desk.ts";
import type { FileQuestion } from "../state/files.ts";
import { useActionContext, useApp } from "../ui/context.ts";
import { Button, Checkbox, IconButton, Select, Spinner, TextInput } from "../ui/controls.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { listTarget } from "../ui/list-keys.ts";
import { fileSize, joinPath, saveTarget, withExtension } from "./file-names.ts";
import styles from "./FileDialog.module.css";

const FORMATS = [
  { extension: ".palisade.json", label: "Palisade (.palisade.json)" },
  { extension: ".tm7", label: "Threat Modeling Tool (.tm7)" },
] as const;

/** Our own dialog for files, where the host has none of the system: choose one to open, or where to save. */
export function FileDialog({ question }: { readonly question: FileQuestion }): ReactElement {
  const { purpose, title, suggestedName, answer } = question;
  const saving = purpose === "save";
  const { pickFile } = useActionContext();
  const { content, problem, busy, go } = useFolder();
  const [name, setName] = useState(suggestedName);
  const [embedTemplate, setEmbedTemplate] = useState(question.embedTemplate);
  /** The path for which the person was told that it would replace a file. */
  const [warned, setWarned] = useState<string | null>(null);
  const taken = content?.entries.some((entry) => entry.kind !== "folder" && entry.name === name);
  const replaces = content !== null && warned !== null && warned === joinPath(content.folder, name);
  const native = /\.palisade\.json$/iu.test(name);

  function choose(path: string, overwrite: boolean): void {
    answer({ path, overwrite, embedTemplate });
  }

  function confirm(): void {
    if (content === null || name.trim() === "") return;
    const whole = saving ? withExtension(name.trim(), FORMATS[0].extension) : name.trim();
    const { path, stands, mustWarn } = saveTarget(content, whole, warned);
    if (whole !== name) setName(whole);
    if (saving && mustWarn) setWarned(path);
    else choose(path, stands);
  }

  function enter(entry: FolderEntry): void {
    if (content === null) return;
    if (entry.kind === "folder") void go(joinPath(content.folder, entry.name));
    else if (saving) setName(entry.name);
    else choose(joinPath(content.folder, entry.name), false);
  }

  return (
    <Dialog
      title={title}
      size="wide"
      onClose={() => answer(null)}
      foot={
        <>
          {saving ? null : (
            <Button
              tone="quiet"
              className={styles["other"]}
              onClick={() => {
                answer(null);
                pickFile();
              }}
            >
              Use the browser’s dialog…
            </Button>
          )}
          <Button onClick={() => answer(null)}>Cancel</Button>
          <Button
            tone={replaces ? "danger" : "primary"}
            disabled={content === null || name.trim() === ""}
            onClick={confirm}
          >
            {saving ? (replaces ? "Replace" : "Save") : "Open"}
          </Button>
        </>
      }
    >
      <div className={styles["dialog"]}>
        <PathBar
          content={content}
          saving={saving}
          onGo={(folder) => void go(folder)}
          onFile={(path) => choose(path, false)}
        />
        <div className={styles["middle"]}>
          <nav className={styles["places"]} aria-label="Places">
            {content?.places.map((place) => (
              <button
                key={place.folder}
                type="button"
                title={place.folder}
                aria-current={place.folder === content.folder}
                onClick={() => void go(place.folder)}
              >
                <Folder size={14} aria-hidden="true" />
                <span>{place.name}</span>
              </button>
            ))}
          </nav>
          <Entries
            content={content}
            chosen={name}
            onMove={(entry) => {
              if (entry.kind !== "folder") setName(entry.name);
            }}
            onEnter={enter}
          />
        </div>
        <output className={styles["problem"]}>
          {busy && content === null ? <Spinner /> : problem?.message}
        </output>
        {content?.more === true ? (
          <p className={styles["warning"]} role="status">
            There is more in this folder than can be shown. What is missing opens by its path, typed
            above.
          </p>
        ) : null}
        <NameField
          name={name}
          saving={saving}
          onName={(next) => {
            setName(next);
            setWarned(null);
          }}
          onConfirm={confirm}
        />
        {saving && native ? (
          <div className={styles["embed"]}>
            <Checkbox
              label="Put the template inside the file"
              checked={embedTemplate}
              onChange={setEmbedTemplate}
            />
            <p>Needed where the template is not installed; without it the file stays small.</p>
          </div>
        ) : null}
        {saving && taken === true ? (
          <p className={styles["warning"]} role="alert">
            There is a file of this name. A copy of it is kept if you replace it.
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

interface PathBarProps {
  readonly content: FolderContent | null;
  readonly saving: boolean;
  readonly onGo: (folder: string) => void;
  readonly onFile: (path: string) => void;
}

/** Where one is, as text that can be typed over with any folder or file. */
function PathBar({ content, saving, onGo, onFile }: PathBarProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const folder = content?.folder ?? "";
  const parent = content?.parent ?? null;
  return (
    <div className={styles["path"]}>
      <IconButton
        label="Up one folder"
        disabled={parent === null}
        onClick={() => {
          if (parent !== null) onGo(parent);
        }}
      >
        <ArrowUp size={16} />
      </IconButton>
      <TextInput
        aria-label={saving ? "Folder" : "Folder or file"}
        spellCheck={false}
        value={draft ?? folder}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => setDraft(null)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || draft === null) return;
          event.preventDefault();
          const typed = draft.trim();
          setDraft(null);
          const isFile = OPENABLE.some((end) => typed.toLowerCase().endsWith(end));
          if (isFile && !saving) onFile(typed);
          else if (typed !== "") onGo(typed);
        }}
      />
    </div>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly saving: boolean;
  readonly onName: (name: string) => void;
  readonly onConfirm: () => void;
}

function NameField({ name, saving, onName, onConfirm }: NameFieldProps): ReactElement {
  const nameId = useId();
  const format = FORMATS.find(({ extension }) => name.toLowerCase().endsWith(extension));
  return (
    <div className={styles["name"]}>
      <label htmlFor={nameId}>File name</label>
      <TextInput
        id={nameId}
        data-first-focus
        spellCheck={false}
        value={name}
        onFocus={(event) => {
          // As every system's dialog does: the name is ready to be typed over, its extension stays.
          const end = event.target.value.replace(/\.palisade\.json$|\.[^.]*$/iu, "").length;
          event.target.setSelectionRange(0, end);
        }}
        onChange={(event) => onName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onConfirm();
        }}
      />
      {saving ? (
        <Select
          aria-label="Format"
          value={format?.extension ?? FORMATS[0].extension}
          onChange={(event) => onName(withExtension(name, event.target.value, true))}
        >
          {FORMATS.map(({ extension, label }) => (
            <option key={extension} value={extension}>
              {label}
            </option>
          ))}
        </Select>
      ) : null}
    </div>
  );
}

interface EntriesProps {
  readonly content: FolderContent | null;
  readonly chosen: string;
  readonly onMove: (entry: FolderEntry) => void;
  readonly onEnter: (entry: FolderEntry) => void;
}

const ICONS = { folder: Folder, model: FileBox, template: Shapes } as const;

function Entries({ content, chosen, onMove, onEnter }: EntriesProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const entries = content?.entries ?? [];
  const folder = content?.folder;
  const active = Math.min(at, Math.max(0, entries.length - 1));
  const listId = useId();

  // A folder one has just come to is shown from its top.
  const [shown, setShown] = useState(folder);
  if (shown !== folder) {
    setShown(folder);
    setAt(0);
  }
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function moveTo(next: number): void {
    const entry = entries[next];
    if (entry === undefined) return;
    setAt(next);
    onMove(entry);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const target = listTarget(event.key, active, entries.length);
    const entry = entries[active];
    if (target !== undefined) moveTo(target);
    else if (event.key === "Enter" && entry !== undefined) onEnter(entry);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const order = [...entries.keys()].map((step) => (active + 1 + step) % entries.length);
      moveTo(order.find((index) => entries[index]?.name.toLowerCase().startsWith(letter)) ?? -1);
    } else return;
    event.preventDefault();
  }

  if (content !== null && entries.length === 0) {
    return <p className={styles["none"]}>No folders and no models here.</p>;
  }
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Files"
      aria-activedescendant={entries.length === 0 ? undefined : `${listId}-${active}`}
      tabIndex={0}
      className={styles["entries"]}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry, index) => {
        const Icon = ICONS[entry.kind];
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
          <div
            key={entry.name}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            data-chosen={entry.kind !== "folder" && entry.name === chosen}
            className={styles["entry"]}
            onClick={() => moveTo(index)}
            onDoubleClick={() => onEnter(entry)}
          >
            <Icon size={15} aria-hidden="true" />
            <span className={styles["entryName"]}>{entry.name}</span>
            <span>{entry.kind === "folder" ? "" : fileSize(entry.size)}</span>
            <time dateTime={entry.modifiedAt}>
              {new Date(entry.modifiedAt).toLocaleDateString()}
            </time>
          </div>
        );
      })}
    </div>
  );
}

/** The folder shown; `go` keeps the one shown when another cannot be. */
function useFolder() {
  const app = useApp();
  const [content, setContent] = useState<FolderContent | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(true);
  const asked = useRef(0);

  const show = useCallback((reply: Result<FolderContent>): void => {
    setBusy(false);
    if (reply.ok) setContent(reply.value);
    setProblem(reply.ok ? null : reply.problem);
  }, []);

  async function go(folder: string): Promise<void> {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    const reply = await app.files.browse(folder);
    if (mine === asked.current) show(reply);
  }

  useEffect(() => {
    void app.files.browse(null).then(show);
  }, [app, show]);
  return { content, problem, busy, go };
}
