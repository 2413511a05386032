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
