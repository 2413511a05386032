import * as constants from "../math/constants.js";
import * as dials from "../math/dial.js";
import * as losses from "../math/loss.js";
import * as numbers from "../math/numbers.js";
import * as softmaxes from "../math/softmax.js";
import * as threads from "./thread.js";

export const preview = {
  ...softmaxes,
  target: losses.target,
  loss: (z, t, y, twice) =>
    (twice ? losses.doubleSoftmaxLoss : losses.crossEntropy)(z, t, y),
  gradient: (z, t, y, twice) =>
    (twice ? losses.doubleSoftmaxGradient : losses.gradient)(z, t, y),
  numericGradient: losses.numericGradient,
};
export const dial = {
  LANDMARKS: constants.T_LANDMARKS,
  place: dials.dialPlace,
  at: dials.dialTemperature,
  next: dials.dialStep,
};
export const { rounded, fill, near } = numbers;
export const numbersIn = (lang) => {
  const write = numbers.numbersIn(lang);
  return { ...write, short: write.number, local: write.localize };
};
export const thread = {
  tell: threads.tell,
  follow: threads.follow,
  drive: threads.drive,
  heed: (root, act) =>
    threads.heed(root, ({ phase, change, moved }) => act(phase, change, moved)),
};
