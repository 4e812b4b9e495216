import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";
import type { Template } from "../../shared/template/template.ts";
import { useTemplateState } from "../ui/context.ts";
import type { TemplateFinding } from "./findings.ts";
import type { LintAnswer, LintQuestion } from "./lint-worker.ts";

interface Findings {
  readonly findings: readonly TemplateFinding[];
  /** Whether they are those of the template as it is, not as it was a moment ago. */
  readonly current: boolean;
}

const Context = createContext<Findings>({ findings: [], current: false });

/** Milliseconds without a change after which a template is looked through. */
const PAUSE = 250;

/** Looks through the template whenever it rests, on a thread of its own. */
export function FindingsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const template = useTemplateState((state) => state.template);
  const [found, setFound] = useState<{
    readonly of: Template | null;
    readonly findings: readonly TemplateFinding[];
  }>({ of: null, findings: [] });
  const worker = useRef<Worker | null>(null);
  /** An answer to anything but the last question is not shown. */
  const asked = useRef<{ readonly round: number; readonly template: Template | null }>({
    round: 0,
    template: null,
  });

  useEffect(() => {
    const made = new Worker(new URL("./lint-worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<LintAnswer>) => {
      const { round, template: of } = asked.current;
      if (data.round === round) setFound({ of, findings: data.findings });
    });
    worker.current = made;
    return () => made.terminate();
  }, []);

  useEffect(() => {
    const pause = setTimeout(() => {
      const round = asked.current.round + 1;
      asked.current = { round, template };
      const question: LintQuestion = { round, template: withoutPictures(template) };
      worker.current?.postMessage(question);
    }, PAUSE);
    return () => clearTimeout(pause);
  }, [template]);

  const value = useMemo(
    () => ({ findings: found.findings, current: found.of === template }),
    [found, template],
  );
  return <Context value={value}>{children}</Context>;
}

/** Pictures are the most of a template, and nothing is found by them. */
function withoutPictures(template: Template): Template {
  const bare = (stencil: Template["stencils"][number]) => ({ ...stencil, image: null });
  return { ...template, stencils: template.stencils.map(bare) };
}

/** What was found when the template was looked through last. */
export function useFindings(): Findings {
  return useContext(Context);
}
