/** Ids as the tool can read them: it takes nothing but GUIDs, while models from elsewhere may have others. */

import type { LedgerEntry } from "../../model/ledger.ts";
import type { Diagram, Id, Line, Model, Shape } from "../../model/model.ts";
import { isGuid, NIL_GUID } from "../identities.ts";

export interface Identified {
  readonly model: Model;
  readonly ledger: readonly LedgerEntry[];
}

/**
 * The model with a GUID in place of every id that is none; the same ids always get the same GUIDs.
 * @param known ids that may stay as they are because the file already has them
 */
export function withGuids(model: Model, known: ReadonlySet<Id>): Identified {
  const replaced = new Map<Id, Id>();
  const guid = (id: Id): Id => {
    if (isGuid(id) || known.has(id)) return id;
    const made = replaced.get(id) ?? (id === "" ? NIL_GUID : guidFor(id));
    replaced.set(id, made);
    return made;
  };
  const identified: Model = {
    ...model,
    diagrams: model.diagrams.map((diagram): Diagram => ({
      ...diagram,
      id: guid(diagram.id),
      shapes: diagram.shapes.map((shape): Shape => ({ ...shape, id: guid(shape.id) })),
      lines: diagram.lines.map((line) => lineWithGuids(line, guid)),
    })),
    threats: model.threats.map((threat) => {
      const sourceId = guid(threat.sourceId);
      const flowId = guid(threat.flowId);
      const targetId = guid(threat.targetId);
      const diagramId = guid(threat.diagramId);
      const plain = `${threat.typeId}${threat.sourceId}${threat.flowId}${threat.targetId}`;
      const key =
        threat.key === plain ? `${threat.typeId}${sourceId}${flowId}${targetId}` : threat.key;
      return { ...threat, key, diagramId, sourceId, flowId, targetId };
    }),
    messages: model.messages.map((message) => ({
      ...message,
      issueId: guid(message.issueId),
      diagramId: guid(message.diagramId),
      elementIds: message.elementIds.map(guid),
    })),
  };
  if (replaced.size === 0) return { model, ledger: [] };
  const ledger = [...replaced].map(([id, made]): LedgerEntry => ({
    effect: "approximated",
    place: id === "" ? "references to nothing" : `id ${id}`,
    what: `The file format takes GUIDs only; written as ${made}.`,
  }));
  return { model: identified, ledger };
}

function lineWithGuids(line: Line, guid: (id: Id) => Id): Line {
  if (line.kind === "boundaryLine") return { ...line, id: guid(line.id) };
  return {
    ...line,
    id: guid(line.id),
    sourceId: line.sourceId === null ? null : guid(line.sourceId),
    targetId: line.targetId === null ? null : guid(line.targetId),
  };
}

/** A GUID of version 8 (made from a name by a rule of our own). */
function guidFor(id: Id): Id {
  const hex = [1, 2, 3, 4].map((seed) => hashOf(`${seed}${id}`).toString(16).padStart(8, "0"));
  const all = hex.join("");
  return [
    all.slice(0, 8),
    all.slice(8, 12),
    `8${all.slice(13, 16)}`,
    `a${all.slice(17, 20)}`,
    all.slice(20, 32),
  ].join("-");
}

/** FNV-1a with a last mix, so that names that differ in one letter differ everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
