/** Every edit of the model there is, with random parameters that fit whatever the model holds at its turn. */

import fc from "fast-check";
import { messageKey, type Change } from "../../shared/model/change.ts";
import {
  renameItem,
  setAttribute,
  setInformation,
  setScope,
} from "../../shared/model/edits/items.ts";
import {
  forgetMessage,
  setMessageEnabled,
  silenceMessage,
} from "../../shared/model/edits/messages.ts";
import { moveItems } from "../../shared/model/edits/move-items.ts";
import { addNote, editNote, removeNote } from "../../shared/model/edits/notes.ts";
import { setProfile } from "../../shared/model/edits/profiles.ts";
import {
  copyVerdicts,
  dropThreat,
  judgeThreats,
  keepOrphan,
  moveVerdict,
  storeThreats,
} from "../../shared/model/edits/threats.ts";
import type { Diagram, Line, Model, Shape } from "../../shared/model/model.ts";
import { arbitraryDrawing } from "./arbitrary-drawing.ts";
import { arbitraryThreat } from "./arbitrary-model.ts";

type Edit = (model: Model) => Change | null;

const at = "2026-11-23T10:00:00.000+00:00";
const pick = fc.nat();

function choose<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

function chooseItem(
  model: Model,
  diagramAt: number,
  itemAt: number,
): { readonly diagram: Diagram; readonly item: Shape | Line } | null {
  const diagram = choose(model.diagrams, diagramAt);
  const item = diagram && choose([...diagram.shapes, ...diagram.lines], itemAt);
  return diagram && item ? { diagram, item } : null;
}

/** By the name of the function in `shared/model/edits`. */
export const arbitraryEdits: Readonly<Record<string, fc.Arbitrary<Edit>>> = {
  ...arbitraryDrawing,
  moveItems: fc
    .tuple(pick, pick, fc.integer(), fc.integer())
    .map(([diagramAt, seed, dx, dy]) => (model) => {
      const diagram = choose(model.diagrams, diagramAt);
      if (diagram === undefined) return null;
      const items = [...diagram.shapes, ...diagram.lines];
      const chosen = items.filter((_, index) => ((seed >> (index % 30)) & 1) === 1);
      return moveItems(model, diagram.id, new Set(chosen.map(({ id }) => id)), dx % 500, dy % 500);
    }),
  renameItem: fc.tuple(pick, pick, fc.string()).map(([diagramAt, itemAt, name]) => (model) => {
    const chosen = chooseItem(model, diagramAt, itemAt);
    return chosen && renameItem(model, chosen.diagram.id, chosen.item.id, name);
  }),
  setAttribute: fc
    .tuple(pick, pick, pick, fc.oneof(fc.string(), fc.boolean(), fc.nat({ max: 3 })))
    .map(([diagramAt, itemAt, attributeAt, setting]) => (model) => {
      const chosen = chooseItem(model, diagramAt, itemAt);
      const attribute = chosen && choose(chosen.item.attributes, attributeAt);
      return chosen && attribute
        ? setAttribute(model, chosen.diagram.id, chosen.item.id, attribute.name, setting)
        : null;
    }),
  setScope: fc
    .tuple(pick, pick, fc.boolean(), fc.string())
    .map(([diagramAt, itemAt, outOfScope, outOfScopeReason]) => (model) => {
      const chosen = chooseItem(model, diagramAt, itemAt);
      const scope = { outOfScope, outOfScopeReason };
      return chosen && setScope(model, chosen.diagram.id, chosen.item.id, scope);
    }),
  setProfile: fc.tuple(fc.constantFrom("p", "q"), fc.boolean(), fc.boolean()).map(
    ([id, on, wanted]) =>
      (model) =>
        setProfile(model, { id, name: "Profile", on }, wanted),
  ),
  setInformation: fc.string().map((owner) => (model) => setInformation(model, { owner })),
  judgeThreats: fc.tuple(pick, fc.string()).map(([threatAt, justification]) => (model) => {
    const threat = choose(model.threats, threatAt);
    return threat
      ? judgeThreats(model, [threat], { state: "mitigated", justification }, "ann", at)
      : null;
  }),
  copyVerdicts: fc
    .tuple(pick, fc.string(), arbitraryThreat("double", 9))
    .map(([threatAt, justification, double]) => (model) => {
      const threat = choose(model.threats, threatAt);
      if (threat === undefined) return null;
      const verdict = { ...threat.verdict, justification, changedAt: at };
      const renewed = new Map([[threat.flowId, double.flowId]]);
      const { typeId, sourceId, flowId, targetId } = threat;
      const key = [typeId, sourceId, flowId, targetId]
        .map((id) => (id === typeId ? id : (renewed.get(id) ?? id)))
        .join("");
      const fresh = { ...double, key, verdict: { ...double.verdict, changedAt: null } };
      return copyVerdicts(model, [fresh], [{ ...threat, verdict }], renewed);
    }),
  storeThreats: fc
    .uniqueArray(fc.nat({ max: 12 }), { maxLength: 10 })
    .chain((keys) => fc.tuple(...keys.map((key) => arbitraryThreat(`threat-${key}`, key))))
    .map((threats) => (model) => storeThreats(model, threats)),
  moveVerdict: fc.tuple(pick, pick).map(([from, to]) => (model) => {
    const lost = choose(model.threats, from);
    const onto = choose(model.threats, to);
    return lost && onto ? moveVerdict(model, lost.key, onto) : null;
  }),
  keepOrphan: pick.map((threatAt) => (model) => {
    const threat = choose(model.threats, threatAt);
    return threat ? keepOrphan(model, threat.key) : null;
  }),
  dropThreat: pick.map((threatAt) => (model) => {
    const threat = choose(model.threats, threatAt);
    return threat ? dropThreat(model, threat.key) : null;
  }),
  addNote: fc.string().map((message) => (model) => addNote(model, message, "ann", at)),
  editNote: fc.tuple(pick, fc.string()).map(([noteAt, message]) => (model) => {
    const note = choose(model.notes, noteAt);
    return note ? editNote(model, note.id, message) : null;
  }),
  removeNote: pick.map((noteAt) => (model) => {
    const note = choose(model.notes, noteAt);
    return note ? removeNote(model, note.id) : null;
  }),
  setMessageEnabled: fc.tuple(pick, fc.boolean()).map(([messageAt, enabled]) => (model) => {
    const message = choose(model.messages, messageAt);
    return message ? setMessageEnabled(model, messageKey(message), enabled) : null;
  }),
  silenceMessage: fc
    .tuple(pick, fc.string(), fc.string())
    .map(([diagramAt, issueId, reason]) => (model) => {
      const diagram = choose(model.diagrams, diagramAt);
      const text = "Something is the matter.";
      const elementIds = diagram?.shapes.map(({ id }) => id).slice(0, 1) ?? [];
      const message = { issueId, diagramId: diagram?.id ?? "", elementIds, text, enabled: true };
      return diagram ? silenceMessage(model, message, reason) : null;
    }),
  forgetMessage: pick.map((messageAt) => (model) => {
    const message = choose(model.messages, messageAt);
    return message ? forgetMessage(model, messageKey(message)) : null;
  }),
};
