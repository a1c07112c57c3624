// @ts-check
// Batch normalization in plain JavaScript, in the mode of training.

import { EPS, MOMENTUM } from "../workloads.js";

export class BatchNorm {
  /**
   * @param {number} batch
   * @param {number} features
   */
  constructor(batch, features) {
    this.batch = batch;
    this.features = features;
    this.gamma = new Float32Array(features).fill(1);
    this.beta = new Float32Array(features);
    this.dgamma = new Float32Array(features);
    this.dbeta = new Float32Array(features);
    this.mean = new Float32Array(features);
    this.invStd = new Float32Array(features);
    this.runningMean = new Float32Array(features);
    this.runningVar = new Float32Array(features).fill(1);
    this.xHat = new Float32Array(batch * features);
  }

  /**
   * @param {Float32Array} x `[batch, features]`
   * @param {Float32Array} y likewise
   */
  forward(x, y) {
    const { batch, features, gamma, beta, mean, invStd, xHat } = this;
    mean.fill(0);
    invStd.fill(0);
    for (let i = 0; i < x.length; i += features) for (let j = 0; j < features; j++) mean[j] += x[i + j];
    for (let j = 0; j < features; j++) mean[j] /= batch;
    for (let i = 0; i < x.length; i += features) {
      for (let j = 0; j < features; j++) invStd[j] += (x[i + j] - mean[j]) * (x[i + j] - mean[j]);
    }
    for (let j = 0; j < features; j++) {
      const variance = invStd[j] / batch;
      const unbiased = variance * (batch / (batch - 1));
      invStd[j] = 1 / Math.sqrt(variance + EPS);
      this.runningMean[j] += MOMENTUM * (mean[j] - this.runningMean[j]);
      this.runningVar[j] += MOMENTUM * (unbiased - this.runningVar[j]);
    }
    for (let i = 0; i < x.length; i += features) {
      for (let j = 0; j < features; j++) {
        xHat[i + j] = (x[i + j] - mean[j]) * invStd[j];
        y[i + j] = gamma[j] * xHat[i + j] + beta[j];
      }
    }
  }

  /**
   * Turns the gradient of `y` into that of `x`, in place.
   *
   * @param {Float32Array} gradient `[batch, features]`
   */
  backward(gradient) {
    const { batch, features, gamma, dgamma, dbeta, invStd, xHat } = this;
    dgamma.fill(0);
    dbeta.fill(0);
    for (let i = 0; i < gradient.length; i += features) {
      for (let j = 0; j < features; j++) {
        dgamma[j] += gradient[i + j] * xHat[i + j];
        dbeta[j] += gradient[i + j];
      }
    }
    for (let i = 0; i < gradient.length; i += features) {
      for (let j = 0; j < features; j++) {
        const mean = (dbeta[j] + xHat[i + j] * dgamma[j]) / batch;
        gradient[i + j] = gamma[j] * invStd[j] * (gradient[i + j] - mean);
      }
    }
  }
}
