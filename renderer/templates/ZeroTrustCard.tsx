import { Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { Fields } from "../../shared/template/edits/records.ts";
import {
  deleteZeroTrustStatement,
  setZeroTrustStatement,
} from "../../shared/template/edits/zero-trust.ts";
import type {
  Template,
  ZeroTrustAspect,
  ZeroTrustStatement,
} from "../../shared/template/template.ts";
import { IconButton } from "../ui/controls.tsx";
import { ChoiceField } from "./ChoiceField.tsx";
import { ExceptedFlows } from "./ExceptedFlows.tsx";
import tab from "./tab.module.css";
import { useEditing } from "./use-editing.ts";

interface ZeroTrustCardProps {
  readonly at: number;
  readonly statement: ZeroTrustStatement;
}

const ASPECTS: readonly { readonly value: ZeroTrustAspect; readonly text: string }[] = [
  { value: "caller", text: "Who calls is authenticated" },
  { value: "server", text: "Who answers is authenticated" },
  { value: "authorization", text: "The call is authorized" },
  { value: "encryption", text: "The data is encrypted" },
  { value: "audit", text: "The call is recorded" },
];

const PARTS: readonly { readonly value: ZeroTrustStatement["of"]; readonly text: string }[] = [
  { value: "flow", text: "The flow itself" },
  { value: "source", text: "Its source" },
  { value: "target", text: "Its target" },
];

const MEANINGS = [
  { value: "good", text: "States it" },
  { value: "weak", text: "Weak or nothing" },
  { value: "none", text: "Says nothing" },
] as const;

/** What one attribute states, value by value. */
export function ZeroTrustCard({ at, statement }: ZeroTrustCardProps): ReactElement {
  const { template, readOnly, edit } = useEditing();
  const { aspect, of, attribute, good, weak, except = [] } = statement;
  const change = (fields: Fields<ZeroTrustStatement>): void =>
    void edit((now) => setZeroTrustStatement(now, at, fields));
  return (
    <section className={tab["card"]} aria-label={`Zero-Trust statement ${attribute}`}>
      <header>
        <h3>{attribute}</h3>
        {readOnly ? null : (
          <IconButton
            small
            label={`Delete Zero-Trust statement ${attribute}`}
            onClick={() => void edit((now) => deleteZeroTrustStatement(now, at))}
          >
            <Trash2 size={14} />
          </IconButton>
        )}
      </header>
      <div className={tab["three"]}>
        <ChoiceField
          label="What it states"
          value={aspect}
          options={ASPECTS}
          onChoose={(next) => change({ aspect: next })}
        />
        <ChoiceField
          label="Asked of"
          value={of}
          options={PARTS}
          onChoose={(next) => change({ of: next })}
        />
        <ChoiceField
          label="Attribute"
          value={attribute}
          options={attributesOf(template)}
          onChoose={(next) => change({ attribute: next, good: [], weak: [] })}
        />
      </div>
      <fieldset className={tab["two"]} aria-label={`Values of ${attribute}`}>
        {valuesOf(template, statement).map((value) => (
          <ChoiceField
            key={value}
            label={value}
            value={good.includes(value) ? "good" : weak.includes(value) ? "weak" : "none"}
            options={MEANINGS}
            onChoose={(next) =>
              change({
                good: withValue(good, value, next === "good"),
                weak: withValue(weak, value, next === "weak"),
              })
            }
          />
        ))}
      </fieldset>
      <ExceptedFlows
        except={except}
        onChange={(next) => change({ except: next.length === 0 ? undefined : next })}
      />
    </section>
  );
}

function withValue(values: readonly string[], value: string, isIn: boolean): readonly string[] {
  const others = values.filter((other) => other !== value);
  if (!isIn) return others;
  return values.includes(value) ? values : [...others, value];
}

function attributesOf({
  stencils,
}: Template): readonly { readonly value: string; readonly text: string }[] {
  const labels = new Map(
    stencils.flatMap(({ attributes }) => attributes.map(({ name, label }) => [name, label])),
  );
  return [...labels].map(([value, label]) => ({ value, text: `${label} (${value})` }));
}

/** Those the attribute offers anywhere, and those the statement speaks of although nothing offers them. */
function valuesOf(
  { stencils }: Template,
  { attribute, good, weak }: ZeroTrustStatement,
): readonly string[] {
  const offered = stencils.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, values }) => (name === attribute ? values : [])),
  );
  return [...new Set([...offered, ...good, ...weak])];
}
