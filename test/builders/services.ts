import path from "node:path";
import { onTestFinished } from "vitest";
import { calls, type CallInput, type CallName, type CallOutput } from "../../shared/api.ts";
import { failure, success } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { eventHub, type Event, type EventHub } from "../../main/services/events.ts";
import type { Example } from "../../main/services/examples.ts";
import type { FileChooser } from "../../main/services/file-chooser.ts";
import type { Printer } from "../../main/services/printer.ts";
import {
  createServices,
  newSession,
  type ServiceParts,
  type Services,
} from "../../main/services/services.ts";
import type { Store } from "../../main/store/store.ts";
import { countingIds, openTestStore, tickingClock } from "./open-store.ts";
import { buildTemplate } from "./small-project.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A printer that prints what it was given, so that tests see it. */
const echoPrinter: Printer = {
  printPdf: async (html, { title }) => success(new TextEncoder().encode(`${title}\n${html}`)),
  showPrintDialog: async () => success(null),
  rasterize: async (svg, size) => success(new TextEncoder().encode(JSON.stringify({ svg, size }))),
};

/** A machine without a browser. */
export const missingPrinter: Printer = {
  printPdf: async () => failure("no-browser", "There is no browser."),
  showPrintDialog: async () => failure("not-here", "Nobody asks here."),
  rasterize: async () => failure("no-browser", "There is no browser."),
};

export interface TestServices extends Services {
  readonly events: EventHub;
  readonly store: Store;
  readonly heard: Event[];
  readonly bugs: string[];
  /** A call that must succeed; throws its problem otherwise. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
}

export interface TestServiceParts {
  readonly folder?: string;
  readonly builtInTemplates?: readonly Template[];
  readonly builtInFile?: ServiceParts["builtInFile"];
  readonly examples?: readonly Example[];
  readonly printer?: Printer;
  readonly change?: (store: Store) => Store;
  readonly chooser?: FileChooser;
  readonly places?: readonly { readonly name: string; readonly folder: string }[];
  /** Gives one second more at every look unless a test decides. */
  readonly clock?: () => Date;
  /** Counts up unless a test decides. */
  readonly newId?: () => string;
}

/** Services on a store of their own, for the running test. */
export function testServices(parts: TestServiceParts = {}): TestServices {
  const newId = parts.newId ?? countingIds();
  const clock = parts.clock ?? tickingClock();
  const folder = parts.folder ?? temporaryFolder();
  const store = openTestStore(folder, clock, newId);
  const bugs: string[] = [];
  const events = eventHub();
  const services = createServices({
    store: parts.change?.(store) ?? store,
    builtInTemplates: parts.builtInTemplates ?? [buildTemplate("Built in")],
    builtInFile: parts.builtInFile ?? (() => null),
    loadExamples: () => parts.examples ?? [],
    printer: parts.printer ?? echoPrinter,
    fontCss: "",
    chooser: parts.chooser ?? null,
    places: parts.places ?? [],
    keepIn: path.join(folder, "replaced-files"),
    session: newSession(),
    about: {
      version: "1.2.3",
      host: "local",
      hostReason: null,
      dataFolder: "/data",
    },
    clock,
    newId,
    events,
    log: (call, error) => bugs.push(`${call}: ${String(error)}`),
  });
  onTestFinished(() => services.close());
  const heard: Event[] = [];
  onTestFinished(events.listen((event) => heard.push(event)));
  return {
    ...services,
    events,
    store,
    heard,
    bugs,
    async call(name, input) {
      const reply = await services.dispatch(name, input);
      if (!reply.ok) throw new Error(`${reply.problem.code}: ${reply.problem.message}`);
      return calls[name].output.parse(reply.value) as CallOutput<typeof name>;
    },
  };
}

/** Text as the content of a file. */
export function fileBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
