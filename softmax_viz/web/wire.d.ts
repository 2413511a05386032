// Written by `python -m scripts.generate` from softmax_viz/live: change it there.

export type WireNumber = number | "inf" | "-inf" | "nan";

export interface ExactLoss {
  z: number[];
  t: WireNumber;
  truth: number;
  loss: WireNumber;
  gradient: WireNumber[];
  numeric: WireNumber[];
}

export interface LossData {
  lang: "en" | "es";
  colours: string[];
  smoothing: number;
  twice: boolean;
  floor: number;
  exact: ExactLoss;
  trail: [number, WireNumber][];
  words: {
    loss: string;
    curve: string;
    x: string;
    once: string;
    smooth: string;
    twice: string;
    table: string;
    class: string;
    p: string;
    y: string;
    slope: string;
    slopeTwice: string;
    numeric: string;
  };
}

export interface StageAim {
  target: number[];
  gradient: WireNumber[];
}

export interface StageCommand {
  kind: string;
  sequence: number;
}

export interface StageData {
  lang: "en" | "es";
  names: string[];
  logits: number[];
  temperature: WireNumber;
  numbers: StageNumbers;
  view: StageView;
  colours: string[];
  limits: StageLimits;
  presets: StagePreset[];
  words: {
    undo: string;
    redo: string;
    reset: string;
    presets: string;
    add: string;
    remove: string;
    unfold: string;
    fold: string;
    link: string;
    linkCopied: string;
    linkByHand: string;
    temperature: string;
    temperatureValue: string;
    threshold: string;
    logit: string;
    softmax: string;
    sigmoid: string;
    shortSoftmax: string;
    shortSigmoid: string;
    nameOf: string;
    logitOf: string;
    logitValueOf: string;
    value: string;
    probabilityOf: string;
    pullValue: string;
    noPull: string;
    pulled: string;
    pullStops: string;
    truthIs: string;
    badLogit: string;
    badTemperature: string;
    leader: string;
    tie: string;
    odds: string;
    entropy: string;
    effective: string;
    of: string;
    now: string;
    ratio: string;
    equally: string;
    allEqual: string;
    winnerTakesAll: string;
    beyondCounting: string;
  };
  sequence: number;
  canUndo: boolean;
  canRedo: boolean;
  link: Record<string, string>;
}

export interface StageEdit {
  kind: "edit";
  sequence: number;
  final: boolean;
  names: string[];
  logits: number[];
  temperature: WireNumber;
  threshold: number | null;
  truth: number | null;
}

export interface StageLimits {
  min: number;
  max: number;
}

export interface StageNumbers {
  softmax: number[];
  sigmoid: number[];
  sum: StageSums;
  entropyBits: number;
  effectiveClasses: number;
  aim: StageAim | null;
}

export interface StagePreset {
  key: string;
  title: string;
}

export interface StageSums {
  softmax: number;
  sigmoid: number;
}

export interface StageTruth {
  index: number;
  smoothing: number;
  rate: number;
  twice: boolean;
}

export interface StageView {
  strips: ("softmax" | "sigmoid")[];
  threshold: number | null;
  truth: StageTruth | null;
  folded: boolean;
}
