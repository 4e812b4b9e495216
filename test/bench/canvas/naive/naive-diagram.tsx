/**
 * How one would draw a diagram with react-konva without further thought: a Group per element and flow, one state
 * for all places, a React render per pointer move. The bench runs it beside ours.
 */

import { useEffect, useState, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { Arrow, Ellipse, Group, Label, Layer, Rect, Stage, Tag, Text } from "react-konva";
import type { NaiveDiagram, NaiveElement, NaiveFlow } from "./naive-content.ts";

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

declare global {
  interface Window {
    readonly openNaive: (diagram: NaiveDiagram, view: View, selected: readonly string[]) => void;
  }
}

function Diagram(props: {
  readonly diagram: NaiveDiagram;
  readonly start: View;
  readonly selected: ReadonlySet<string>;
}): ReactElement {
  const [elements, setElements] = useState(props.diagram.elements);
  const [view, setView] = useState(props.start);

  useEffect(() => {
    const host = document.querySelector("#naive");
    if (host === null) return;
    let last: { x: number; y: number } | null = null;
    const move = (event: Event): void => {
      if (!(event instanceof PointerEvent) || event.buttons !== 1) return;
      const at = { x: event.clientX, y: event.clientY };
      const from = last ?? at;
      last = at;
      setElements((all) =>
        all.map((element) =>
          props.selected.has(element.id)
            ? {
                ...element,
                x: element.x + (at.x - from.x) / view.zoom,
                y: element.y + (at.y - from.y) / view.zoom,
              }
            : element,
        ),
      );
    };
    const wheel = (event: Event): void => {
      if (!(event instanceof WheelEvent)) return;
      event.preventDefault();
      const { deltaX, deltaY, ctrlKey } = event;
      setView((now) =>
        ctrlKey
          ? { ...now, zoom: now.zoom * Math.exp(-deltaY / 160) }
          : { ...now, x: now.x - deltaX, y: now.y - deltaY },
      );
    };
    host.addEventListener("pointermove", move);
    host.addEventListener("wheel", wheel, { passive: false });
    return () => {
      host.removeEventListener("pointermove", move);
      host.removeEventListener("wheel", wheel);
    };
  }, [props.selected, view.zoom]);

  const places = new Map(elements.map((element) => [element.id, element]));
  return (
    <Stage
      width={window.innerWidth}
      height={window.innerHeight}
      x={view.x}
      y={view.y}
      scaleX={view.zoom}
      scaleY={view.zoom}
    >
      <Layer>
        {props.diagram.flows.map((flow) => (
          <FlowGroup
            key={flow.id}
            flow={flow}
            from={places.get(flow.sourceId)}
            to={places.get(flow.targetId)}
          />
        ))}
        {elements.map((element) => (
          <ElementGroup key={element.id} element={element} />
        ))}
      </Layer>
    </Stage>
  );
}

function ElementGroup({ element }: { readonly element: NaiveElement }): ReactElement {
  const { width, height } = element;
  return (
    <Group x={element.x} y={element.y} draggable>
      {element.round ? (
        <Ellipse
          x={width / 2}
          y={height / 2}
          radiusX={width / 2}
          radiusY={height / 2}
          fill="white"
          stroke="black"
        />
      ) : (
        <Rect width={width} height={height} fill="white" stroke="black" />
      )}
      <Text
        width={width}
        height={height}
        align="center"
        verticalAlign="middle"
        text={element.name}
      />
    </Group>
  );
}

function FlowGroup(props: {
  readonly flow: NaiveFlow;
  readonly from: NaiveElement | undefined;
  readonly to: NaiveElement | undefined;
}): ReactElement | null {
  const { flow, from, to } = props;
  if (from === undefined || to === undefined) return null;
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const end = { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const middle = { x: (start.x + end.x) / 2 + 20, y: (start.y + end.y) / 2 - 20 };
  return (
    <Group>
      <Arrow
        points={[start.x, start.y, middle.x, middle.y, end.x, end.y]}
        tension={0.5}
        stroke="gray"
        fill="gray"
      />
      <Label x={middle.x} y={middle.y}>
        <Tag fill="lightgray" cornerRadius={4} />
        <Text text={flow.name} padding={4} />
      </Label>
    </Group>
  );
}

const host = document.querySelector("#naive");
if (host === null) throw new Error("the page has no #naive");
const root = createRoot(host);
let opened = 0;
Object.assign(window, {
  openNaive(diagram: NaiveDiagram, view: View, selected: readonly string[]) {
    opened += 1;
    root.render(
      <Diagram key={opened} diagram={diagram} start={view} selected={new Set(selected)} />,
    );
  },
});
