/** What every recipe takes. With the same seed, fewer samples are the first of more. */
interface DataCounts {
  /** How many samples to train on, at least 1; 500 points, 6000 digits. Sample i is of class i modulo `classes`. */
  train?: number | undefined;
  /** How many samples to validate on, of other draws; 500 points, 2000 digits. */
  validation?: number | undefined;
  /** A whole number; `1`. */
  seed?: number | undefined;
}

/** Points in the plane, within about -2 to 2. */
interface DataNoise extends DataCounts {
  /** The standard deviation of what is added to every coordinate, 0 to 10; `0.1`, blobs `0.35`. */
  noise?: number | undefined;
}

/** Two half circles, or quadrants by the signs of the coordinates: two classes. */
export interface TwoClassRecipe extends DataNoise {
  kind: "moons" | "xor";
}

/** Arms around each other, circles around one centre, or clouds. */
export interface PointsRecipe extends DataNoise {
  kind: "spirals" | "rings" | "blobs";
  /** How many there are, 2 to 10; `2`, blobs `3`. */
  classes?: number | undefined;
}

/** Digits in black and white: ink is 1. */
export interface DigitsRecipe extends DataCounts {
  kind: "digits";
  /** Pixels a side, 8 to 32; `14`. */
  size?: number | undefined;
}

/** What `makeData` makes. A setting that the kind does not have is refused. */
export type DataRecipe = TwoClassRecipe | PointsRecipe | DigitsRecipe;

/** Samples and the class of each. */
export interface Samples {
  /** `[samples, features]`, row-major. */
  x: Float32Array;
  /** `[samples]`, each below `classes`. */
  labels: Uint32Array;
}

/** Made data. All arrays are fresh copies. */
export interface MadeData extends Samples {
  features: number;
  classes: number;
  validation: Samples;
}
