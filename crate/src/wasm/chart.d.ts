
/** A CSS colour: `#rgb`, `#rrggbb`, `#rrggbbaa`, or what `getComputedStyle` answers, `rgb(0, 114, 178)`, `rgba(0, 114, 178, 0.5)`. */
export type CssColor = string;

/** Counts in equal bins; constant data has one bin, with `low === high`. */
export interface Histogram {
  low: number;
  high: number;
  counts: Uint32Array;
}

/** One set of values, with its words and its looks. */
export interface HistogramSeries {
  /** In the order of the other series, when they are images of each other. */
  values: readonly number[] | Float64Array | Float32Array;
  /** Printed over the bars. */
  label: string;
  color: CssColor;
  /** The label's colour; default `color`. */
  textColor?: CssColor | null | undefined;
  /** `outlined`: pale, its outline over the others (before). `filled`: full colour (after). */
  style: "outlined" | "filled";
  /** The bracket's stroke in CSS pixels, as for `setLineDash`; default solid. */
  dash?: readonly number[] | undefined;
  /** A tick under the bars. */
  mean?: number | null | undefined;
  /** A bracket of one `std` on either side of `mean`. */
  std?: number | null | undefined;
  /** The value in focus: its bar is lit, and a marker stands under it. */
  focus?: number | null | undefined;
  /** Default `circle`. */
  marker?: "circle" | "square" | "cross" | "diamond" | "triangle" | undefined;
}

/** Histograms of several series over one x axis. */
export interface HistogramSpec {
  /** Device pixels, 1 to 8192. */
  width: number;
  height: number;
  /** Device pixels per CSS pixel; default 1. */
  ratio?: number | undefined;
  /** A CSS list of families. */
  fontFamily: string;
  /** CSS pixels. */
  fontSize: number;
  /** `background`: default none, which is transparent. */
  colors: { background?: CssColor | null | undefined; ink: CssColor; muted: CssColor; grid: CssColor };
  /** 1 to 6. */
  series: readonly HistogramSeries[];
  /** Default: from the number of values and the room. */
  bins?: number | null | undefined;
  /** The x axis' ends, for charts that are compared. */
  xRange?: readonly [number, number] | null | undefined;
  /** The count at the y axis' top, for charts that are compared. */
  yMax?: number | null | undefined;
  /** Printed under the x axis' right end. */
  xLabel?: string | null | undefined;
  /** The topmost count in words: `"{n} samples"`. */
  yLabel?: string | null | undefined;
  /** The same for a count of one: `"{n} sample"`; default `yLabel`. */
  yLabelOne?: string | null | undefined;
}
