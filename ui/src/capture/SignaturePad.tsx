import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import type { Stroke } from "../generated/contract";
import look from "./SignaturePad.module.css";

export interface Pad {
  /** The strokes as drawn, with the size of the field. */
  readonly read: () => { width: number; height: number; strokes: Stroke[] };
  readonly clear: () => void;
}

/** A field to sign in by pen, touch or mouse. Strokes are data; the ink is only their picture. */
export function SignaturePad(props: { label: string; pad: Ref<Pad>; onInk: (has: boolean) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const { onInk } = props;
  const told = useRef(onInk);
  told.current = onInk;

  useImperativeHandle(props.pad, () => ({
    read: () => {
      const size = canvas.current?.getBoundingClientRect();
      return { width: size?.width ?? 0, height: size?.height ?? 0, strokes: strokes.current };
    },
    clear: () => {
      strokes.current = [];
      const target = canvas.current;
      target?.getContext("2d")?.clearRect(0, 0, target.width, target.height);
      told.current(false);
    },
  }));

  useEffect(() => {
    const target = canvas.current;
    const context = target?.getContext("2d");
    if (!target || !context) return;
    const resize = () => {
      const size = target.getBoundingClientRect();
      const ratio = devicePixelRatio;
      target.width = Math.round(size.width * ratio);
      target.height = Math.round(size.height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.lineCap = "round";
      context.lineJoin = "round";
      context.strokeStyle = "#15211f";
      for (const stroke of strokes.current) {
        for (let index = 0; index < stroke.points.length; index++) ink(context, stroke, index);
      }
    };
    resize();
    const watching = new ResizeObserver(resize);
    watching.observe(target);

    let current: Stroke | undefined;
    let pointer = -1;
    let began = 0;
    const add = (event: PointerEvent) => {
      if (!current) return;
      const size = target.getBoundingClientRect();
      const pressure = event.pointerType === "mouse" || event.pressure === 0 ? 0.5 : event.pressure;
      const x = Math.min(Math.max(event.clientX - size.left, 0), size.width);
      const y = Math.min(Math.max(event.clientY - size.top, 0), size.height);
      current.points.push([round(x), round(y), Math.max(0, Math.round(event.timeStamp - began)), round(pressure)]);
      ink(context, current, current.points.length - 1);
    };
    const down = (event: PointerEvent) => {
      // One pen or finger at a time: a resting palm draws nothing.
      if (pointer !== -1 || finger !== undefined || (event.pointerType === "mouse" && event.button !== 0)) return;
      event.preventDefault();
      pointer = event.pointerId;
      target.setPointerCapture(pointer);
      if (strokes.current.length === 0) began = event.timeStamp;
      const kind = event.pointerType === "pen" || event.pointerType === "touch" ? event.pointerType : "mouse";
      current = { pointer: kind, points: [] };
      strokes.current.push(current);
      add(event);
      told.current(true);
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== pointer) return;
      event.preventDefault();
      const all = event.getCoalescedEvents?.() ?? [];
      for (const one of all.length > 0 ? all : [event]) add(one);
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId !== pointer) return;
      pointer = -1;
      current = undefined;
    };

    // WebKitGTK before 2.52 tells of fingers by touch events alone, and by no pointer events. Where both come, the pointer comes first
    // and has the stroke already.
    let finger: number | undefined;
    const ofFinger = (touches: TouchList) => [...touches].find((touch) => touch.identifier === finger);
    const place = (event: TouchEvent, touch: Touch) => {
      const size = target.getBoundingClientRect();
      const x = Math.min(Math.max(touch.clientX - size.left, 0), size.width);
      const y = Math.min(Math.max(touch.clientY - size.top, 0), size.height);
      current?.points.push([round(x), round(y), Math.max(0, Math.round(event.timeStamp - began)), round(touch.force > 0 ? touch.force : 0.5)]);
      if (current) ink(context, current, current.points.length - 1);
    };
    const touched = (event: TouchEvent) => {
      // Neither scrolling nor a click of a mouse that is not there.
      event.preventDefault();
      const touch = event.changedTouches[0];
      if (!touch || pointer !== -1 || finger !== undefined) return;
      finger = touch.identifier;
      if (strokes.current.length === 0) began = event.timeStamp;
      current = { pointer: "touch", points: [] };
      strokes.current.push(current);
      place(event, touch);
      told.current(true);
    };
    const drawn = (event: TouchEvent) => {
      event.preventDefault();
      const touch = ofFinger(event.changedTouches);
      if (touch) place(event, touch);
    };
    const lifted = (event: TouchEvent) => {
      if (!ofFinger(event.changedTouches)) return;
      finger = undefined;
      current = undefined;
    };
    target.addEventListener("touchstart", touched, { passive: false });
    target.addEventListener("touchmove", drawn, { passive: false });
    target.addEventListener("touchend", lifted);
    target.addEventListener("touchcancel", lifted);
    target.addEventListener("pointerdown", down);
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", up);
    target.addEventListener("pointercancel", up);
    return () => {
      watching.disconnect();
      target.removeEventListener("pointerdown", down);
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", up);
      target.removeEventListener("pointercancel", up);
      target.removeEventListener("touchstart", touched);
      target.removeEventListener("touchmove", drawn);
      target.removeEventListener("touchend", lifted);
      target.removeEventListener("touchcancel", lifted);
    };
  }, []);

  return <canvas ref={canvas} className={look.pad} role="img" aria-label={props.label} data-part="signature-pad" />;
}

function ink(context: CanvasRenderingContext2D, stroke: Stroke, index: number): void {
  const [x, y, , pressure] = stroke.points[index] ?? [0, 0, 0, 0];
  const [fromX, fromY] = stroke.points[index - 1] ?? [x, y];
  context.lineWidth = 1.2 + 2.6 * pressure;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(x, y + (index === 0 ? 0.01 : 0));
  context.stroke();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
