// Written by `python -m scripts.generate` from softmax_viz/live: change it there.

export type WireNumber = number | "inf" | "-inf" | "nan";

export interface AnswerSweep {
  end: number;
  logs: number[];
  slopes: number[];
  holders: number[];
  atInfinity: number;
}

export interface ChosenCorners {
  corners: number[];
}

export interface ExactAnswer {
  t: WireNumber;
  p: number[];
  rest: number;
  holders: number;
}

export interface ExactLoss {
  z: number[];
  t: WireNumber;
  truth: number;
  loss: WireNumber;
  gradient: WireNumber[];
  numeric: WireNumber[];
}

export interface ExactRelatives {
  z: number[];
  t: WireNumber;
  shares: Relatives;
}

export interface GeometryData {
  lang: "en" | "es";
  corners: number[];
  colours: string[];
  words: {
    simplex: string;
    run: string;
    handle: string;
    point: string;
    corner: string;
    picture: string;
    startCorner: string;
    startSide: string;
    startMiddle: string;
    rule: string;
    ruleAmong: string;
    edge: string;
    zero: string;
    infinite: string;
    extreme: string;
    among: string;
    distances: string;
    path: string;
    arrow: string;
    slopes: string;
    how: string;
    cell: string;
    scale: string;
    raise: string;
    flat: string;
    step: string;
  };
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

export interface ModelsData {
  lang: "en" | "es";
  names: string[];
  colours: string[];
  bars: number;
  classes: number;
  z: number[];
  sweep: AnswerSweep | null;
  share: number;
  exact: ExactAnswer;
  picture: string;
  alt: string;
  prompt: string;
  promptLang: string;
  story: string;
  words: {
    rest: string;
    classes: string;
    answers: string;
    mark: string;
    at: string;
    holders: string;
    one: string;
    some: string;
    about: string;
    leader: string;
    others: string;
    zero: string;
    infinity: string;
  };
}

export interface Relatives {
  softmax: number[];
  division: number[] | null;
  entmax15: number[];
  sparsemax: number[];
  hardmax: number[];
}

export interface SharpenData {
  lang: "en" | "es";
  colours: string[];
  methods: ("softmax" | "division" | "entmax15" | "sparsemax" | "hardmax")[];
  exact: ExactRelatives;
  words: {
    scale: string;
    span: string;
    chart: string;
    flatZone: string;
    sharpZone: string;
    hotZone: string;
    beside: string;
    ruler: string;
    chain: string;
    zeros: string;
    zerosOf: string;
    noZero: string;
    never: string;
    noAnswer: string;
    negative: string;
    zeroSum: string;
    softmax: string;
    division: string;
    entmax15: string;
    sparsemax: string;
    hardmax: string;
    softmaxHow: string;
    divisionHow: string;
    entmax15How: string;
    sparsemaxHow: string;
    hardmaxHow: string;
  };
  says: {
    flatter: string;
    sharper: string;
    same: string;
    oneHot: string;
    alone: string;
    equal: string;
    cold: string;
    hot: string;
  };
}
