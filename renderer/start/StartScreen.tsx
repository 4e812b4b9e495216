import {
  FolderOpen,
  Keyboard,
  LayoutDashboard,
  LayoutTemplate,
  Library,
  Lock,
  Plus,
  Search,
  SunMoon,
  type LucideIcon,
} from "lucide-react";
import type { ReactElement } from "react";
import type { Action } from "../actions/action.ts";
import { newModel } from "../actions/new-model.ts";
import { openFile } from "../actions/open-file.ts";
import { showKeys } from "../actions/show-keys.ts";
import {
  searchEverywhere,
  showOpenThreats,
  showStart,
  showTemplates,
} from "../actions/show-start.ts";
import { toggleTheme } from "../actions/toggle-theme.ts";
import { OpenThreats } from "../dashboard/OpenThreats.tsx";
import { SearchView } from "../search/SearchView.tsx";
import type { StartView } from "../state/app-state.ts";
import { BrandMark } from "../ui/BrandMark.tsx";
import { useActionContext, useAppState } from "../ui/context.ts";
import { Button, IconButton, Spinner } from "../ui/controls.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import { NothingYet } from "./NothingYet.tsx";
import { RecentModels } from "./RecentModels.tsx";
import styles from "./StartScreen.module.css";
import { TemplatesView } from "./TemplatesView.tsx";

/** Where the app begins: make, open, or go on with a model; search and judge over all of them. */
export function StartScreen(): ReactElement {
  const context = useActionContext();
  const version = useAppState((state) => state.version);
  const view = useAppState((state) => state.startView);
  return (
    <div className={styles["start"]}>
      <aside className={styles["side"]}>
        <div className={styles["brand"]}>
          <BrandMark size={40} />
          <div>
            <h1>Palisade</h1>
            <p>Threat modeling, offline and open</p>
          </div>
        </div>
        <nav className={styles["ways"]} aria-label="Begin">
          <Button tone="primary" size="large" onClick={() => newModel.perform(context)}>
            <Plus size={16} aria-hidden="true" />
            New model
          </Button>
          <Button size="large" onClick={() => openFile.perform(context)}>
            <FolderOpen size={16} aria-hidden="true" />
            Open file…
          </Button>
        </nav>
        <nav className={styles["views"]} aria-label="All models">
          <ViewLink view="models" label="Models" icon={Library} action={showStart} />
          <ViewLink view="search" label="Search" icon={Search} action={searchEverywhere} />
          <ViewLink
            view="threats"
            label="Open threats"
            icon={LayoutDashboard}
            action={showOpenThreats}
          />
          <ViewLink
            view="templates"
            label="Templates"
            icon={LayoutTemplate}
            action={showTemplates}
          />
        </nav>
        <p className={styles["hint"]}>
          Opens models (.palisade.json, and .tm7 of the Microsoft Threat Modeling Tool) and
          templates (.yaml, .tb7). You can also drop a file anywhere here.
        </p>
        <div className={styles["foot"]}>
          <IconButton
            label="Switch colours"
            keys="Alt+L"
            onClick={() => toggleTheme.perform(context)}
          >
            <SunMoon size={16} />
          </IconButton>
          <IconButton label="Keyboard shortcuts" keys="?" onClick={() => showKeys.perform(context)}>
            <Keyboard size={16} />
          </IconButton>
          {version === "" ? null : <span className={styles["version"]}>Version {version}</span>}
        </div>
      </aside>
      <main className={styles["main"]}>
        <ReadOnlyBanner />
        <View view={view} />
      </main>
    </div>
  );
}

function View({ view }: { readonly view: StartView }): ReactElement {
  switch (view) {
    case "models":
      return <Models />;
    case "search":
      return <SearchView />;
    case "threats":
      return <OpenThreats />;
    case "templates":
      return <TemplatesView />;
  }
}

/** Says so before anyone begins work that cannot be stored. */
function ReadOnlyBanner(): ReactElement | null {
  const readOnly = useAppState((state) => state.readOnly);
  if (readOnly === null) return null;
  return (
    <section className={styles["readOnly"]} aria-labelledby="read-only-title">
      <Lock size={16} aria-hidden="true" />
      <div>
        <h2 id="read-only-title">You can look, but nothing can be stored</h2>
        <p>
          The data folder <code>{readOnly.place}</code> cannot be written to. Give yourself the
          right to write there, or free some space: the next change is then stored. Models can be
          opened and exported as they are.
        </p>
      </div>
    </section>
  );
}

interface ViewLinkProps {
  readonly view: StartView;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly action: Action;
}

function ViewLink({ view, label, icon: Icon, action }: ViewLinkProps): ReactElement {
  const context = useActionContext();
  const shown = useAppState((state) => state.startView === view);
  return (
    <Tooltip label={action.label} keys={action.keys[0]}>
      <button
        type="button"
        aria-current={shown ? "page" : undefined}
        className={styles["view"]}
        onClick={() => action.perform(context)}
      >
        <Icon size={16} aria-hidden="true" />
        {label}
      </button>
    </Tooltip>
  );
}

function Models(): ReactElement {
  const recent = useAppState((state) => state.recent);
  if (recent === null) {
    return (
      <output className={styles["loading"]}>
        <Spinner /> Reading your models
      </output>
    );
  }
  return recent.length === 0 ? <NothingYet /> : <RecentModels recent={recent} />;
}
