import { useMemo, useState } from "react";

/** How a person looks at properties; it stays when they select something else. */
export interface InspectorView {
  /** Words searched for among the attributes. */
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** Whether only what is not stated yet is shown. */
  readonly onlyOpen: boolean;
  readonly setOnlyOpen: (onlyOpen: boolean) => void;
  /** Headings folded away. */
  readonly folded: ReadonlySet<string>;
  readonly fold: (title: string, folded: boolean) => void;
}

export function useInspectorView(): InspectorView {
  const [words, setWords] = useState("");
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      words,
      setWords,
      onlyOpen,
      setOnlyOpen,
      folded,
      fold: (title, fold) =>
        setFolded((before) => {
          const after = new Set(before);
          if (fold) after.add(title);
          else after.delete(title);
          return after;
        }),
    }),
    [words, onlyOpen, folded],
  );
}
