
/** One measured sample among random batch mates. */
export interface AnswersRequest {
  /** Which one, counted from 0. */
  sample: number;
  /** Samples in a batch, with this one: 1 to 4096. */
  size: number;
  /** How many batches: 1 to 10000. */
  draws: number;
  /** A whole number of at least 0; 0 without one. */
  seed?: number;
}

/** What the network makes of a sample in training mode, batch by batch; the mates are measured samples, drawn with replacement. */
export interface Answers {
  /** The sample's logits, `[draws, outputs]`. */
  logits: Float32Array;
  /** Their standard deviation over the batches: the root of its mean square over the outputs. */
  spread: number;
  /** The logits where all measured samples are the batch, `[outputs]`. */
  all: Float32Array;
  /** The share of the batches in which the largest logit is another than in `all`, 0 to 1. */
  other: number;
}
