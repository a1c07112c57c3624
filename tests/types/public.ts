// The hand-written public types say what the modules really are. Compiled, never run.

import type * as promised from "../../www/normscope.js";
import type { NormScope } from "../../www/element.js";
import type { Engine, load } from "../../www/engine.js";
import type { AxesState } from "../../www/figures/axes/state.js";
import type { AxesView } from "../../www/figures/axes/compute.js";
import type { AffineState } from "../../www/figures/affine/state.js";
import type { AffineView } from "../../www/figures/affine/compute.js";
import type { ShiftState } from "../../www/figures/shift/state.js";
import type { InferenceState } from "../../www/figures/inference/state.js";
import type { InferenceView } from "../../www/figures/inference/compute.js";
import type { RenormState } from "../../www/figures/renorm/state.js";
import type { RenormView } from "../../www/figures/renorm/compute.js";
import type { ShiftView } from "../../www/figures/shift/compute.js";

/** Fails to compile where `Real` cannot be used as `Promised`. */
type Keeps<Promised, Real extends Promised> = [Promised, Real];

export type Checked = [
  Keeps<promised.Engine, Engine>,
  Keeps<Engine, promised.Engine>,
  Keeps<typeof promised.load, typeof load>,
  Keeps<promised.AxesState, AxesState>,
  Keeps<AxesState, promised.AxesState>,
  Keeps<promised.AxesView, AxesView>,
  Keeps<promised.AffineState, AffineState>,
  Keeps<AffineState, promised.AffineState>,
  Keeps<promised.AffineView, AffineView>,
  Keeps<promised.ShiftState, ShiftState>,
  Keeps<ShiftState, promised.ShiftState>,
  Keeps<promised.ShiftView, ShiftView>,
  Keeps<promised.InferenceState, InferenceState>,
  Keeps<InferenceState, promised.InferenceState>,
  Keeps<promised.InferenceView, InferenceView>,
  Keeps<promised.RenormState, RenormState>,
  Keeps<RenormState, promised.RenormState>,
  Keeps<promised.RenormView, RenormView>,
  Keeps<Omit<promised.NormScope, keyof HTMLElement | Attributes | "getState" | "setState">, NormScope>,
];

/** Defined on the prototype by a loop, which the compiler does not follow. */
type Attributes = "state" | "preset" | "theme" | "controls" | "hide" | "readonly";
