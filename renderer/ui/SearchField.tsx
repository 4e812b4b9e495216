import { Search } from "lucide-react";
import type { ComponentProps, ReactElement } from "react";
import { TextInput } from "./controls.tsx";
import styles from "./SearchField.module.css";

type SearchFieldProps = Omit<ComponentProps<"input">, "aria-label" | "placeholder" | "onChange"> & {
  /** What is searched: accessible name and placeholder. */
  readonly label: string;
  readonly onChange: (text: string) => void;
};

/** A field that narrows a list by words. */
export function SearchField({ label, onChange, ...rest }: SearchFieldProps): ReactElement {
  return (
    <div className={styles["search"]}>
      <Search size={14} aria-hidden="true" />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
}
