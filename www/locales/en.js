// @ts-check
// English. Whole sentences with named places; a tag such as <bn>…</bn> colours what it holds. A file a figure.

import { frame } from "./en/frame.js";
import { axes } from "./en/axes.js";
import { affine } from "./en/affine.js";
import { train } from "./en/train.js";
import { shift } from "./en/shift.js";
import { target } from "./en/target.js";
import { inference } from "./en/inference.js";
import { batchSize } from "./en/batch-size.js";
import { renorm } from "./en/renorm.js";
import { placement } from "./en/placement.js";
import { why } from "./en/why.js";
import { essay } from "./en/essay.js";
import { teacher } from "./en/teacher.js";

export const en = { ...frame, ...axes, ...affine, ...train, ...shift, ...target, ...inference, ...batchSize, ...renorm, ...placement, ...why, ...essay, ...teacher };
