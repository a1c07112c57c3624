// @ts-check
// 简体中文。整句，占位符有名字；<bn>…</bn> 之类的标记只决定颜色。

import { frame } from "./zh-hans/frame.js";
import { axes } from "./zh-hans/axes.js";
import { affine } from "./zh-hans/affine.js";
import { train } from "./zh-hans/train.js";
import { shift } from "./zh-hans/shift.js";
import { target } from "./zh-hans/target.js";
import { inference } from "./zh-hans/inference.js";
import { batchSize } from "./zh-hans/batch-size.js";
import { renorm } from "./zh-hans/renorm.js";
import { placement } from "./zh-hans/placement.js";
import { why } from "./zh-hans/why.js";
import { essay } from "./zh-hans/essay.js";
import { teacher } from "./zh-hans/teacher.js";

/** @type {Record<import("./index.js").Key, string>} */
export const zhHans = { ...frame, ...axes, ...affine, ...train, ...shift, ...target, ...inference, ...batchSize, ...renorm, ...placement, ...why, ...essay, ...teacher };
