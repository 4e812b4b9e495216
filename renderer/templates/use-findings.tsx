import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";
import { useTemplateState } from "../ui/context.ts";
import { templateFindings, type TemplateFinding } from "./findings.ts";

interface Findings {
  readonly findings: readonly TemplateFinding[];
  /** Whether they are those of the template as it is, not as it was a moment ago. */
  readonly current: boolean;
}

const Context = createContext<Findings>({ findings: [], current: false });

/** Milliseconds without a change after which a template is looked through. */
const PAUSE = 250;

/** Looks through the template whenever it rests, off the way of what is typed. */
export function FindingsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const template = useTemplateState((state) => state.template);
  const [found, setFound] = useState<{
    readonly of: typeof template | null;
    readonly findings: readonly TemplateFinding[];
  }>({ of: null, findings: [] });

  useEffect(() => {
    let idle = 0;
    const pause = setTimeout(() => {
      idle = requestIdleCallback(
        () => setFound({ of: template, findings: templateFindings(template) }),
        { timeout: 1000 },
      );
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      cancelIdleCallback(idle);
    };
  }, [template]);

  const value = useMemo(
    () => ({ findings: found.findings, current: found.of === template }),
    [found, template],
  );
  return <Context value={value}>{children}</Context>;
}

/** What was found when the template was looked through last. */
export function useFindings(): Findings {
  return useContext(Context);
}
