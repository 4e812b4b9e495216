import {
  useEffect,
  useId,
  useRef,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from "react";
import { keyCaps } from "../actions/keys.ts";
import { classNames } from "./class-names.ts";
import styles from "./controls.module.css";
import { isMac } from "./platform.ts";
import { Tooltip } from "./Tooltip.tsx";

type ButtonProps = ComponentProps<"button"> & {
  readonly tone?: "normal" | "primary" | "danger" | "quiet";
  readonly size?: "normal" | "large";
};

export function Button({
  tone = "normal",
  size = "normal",
  className,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      data-tone={tone}
      data-size={size}
      className={classNames(styles["button"], className)}
      {...rest}
    />
  );
}

type IconButtonProps = ComponentProps<"button"> & {
  /** Accessible name and tooltip. */
  readonly label: string;
  /** Key combination shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly small?: boolean;
};

export function IconButton({
  label,
  keys,
  small = false,
  className,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        data-small={small || undefined}
        className={classNames(styles["icon"], className)}
        {...rest}
      />
    </Tooltip>
  );
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly icon?: ReactNode;
  }[];
  readonly onChange: (value: Value) => void;
  /** In a narrow window the icons stand for the words. */
  readonly compact?: boolean;
}

/** A few exclusive choices side by side. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactElement {
  return (
    <fieldset aria-label={props.label} data-compact={props.compact} className={styles["segments"]}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === props.value}
          className={styles["segment"]}
          onClick={() => props.onChange(option.value)}
        >
          {option.icon}
          <span className={styles["segmentLabel"]}>{option.label}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function TextInput({ className, ...rest }: ComponentProps<"input">): ReactElement {
  return <input type="text" className={classNames(styles["input"], className)} {...rest} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">): ReactElement {
  return <textarea className={classNames(styles["area"], className)} {...rest} />;
}

type SelectProps = ComponentProps<"select"> & { readonly active?: boolean };

/** The browser's own select, styled where it allows: it is accessible and costs nothing when there are many. */
export function Select({ active = false, className, ...rest }: SelectProps): ReactElement {
  return (
    <select
      data-active={active || undefined}
      className={classNames(styles["select"], className)}
      {...rest}
    />
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  /** For several that differ: neither checked nor not. */
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

export function Checkbox(props: CheckboxProps): ReactElement {
  const { label, checked, mixed = false, onChange, inputRef } = props;
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  // After every paint: a click takes the mark away even where nothing changes.
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = mixed;
  });
  return (
    <span className={styles["checkbox"]}>
      <input
        id={id}
        ref={input}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </span>
  );
}

/** A key combination as key caps. */
export function Keys({ keys }: { readonly keys: string }): ReactElement {
  return (
    <span className={styles["kbd"]}>
      {keyCaps(keys, isMac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

export function Spinner(): ReactElement {
  return <span className={styles["spinner"]} aria-hidden="true" />;
}
