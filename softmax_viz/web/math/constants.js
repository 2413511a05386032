// Written by `python -m scripts.generate` from softmax_viz/core: change it there.

export const CLOSE_LABELS = 0.04;
export const DIAL_END = 1000;
export const DIAL_MARGIN = 25;
export const DIAL_SNAP = 8;
export const HIGHEST_T = 20;
export const LEAST_PULL = 0.001;
export const LOWEST_T = 0.05;
export const MOST_CLOSE_NAMES = 3;
export const NARROWEST_AXIS = 5;
export const NO_TEXT = "\u200b";
export const RULER_END = 7;
export const SCALE_DECADES = 3;
export const SCALE_MARKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
export const SCALE_PER_DECADE = 100;
export const SCALE_STEP = 10;
export const SMALLEST_SPAN = 0.1;
export const STEEPEST_SLOPE = 0.25;
export const THREE_DIGIT_T = [
  { power: -4, first: 500, end: 1000 },
  { power: -3, first: 100, end: 1000 },
  { power: -2, first: 100, end: 1000 },
  { power: -1, first: 100, end: 201 },
];
export const T_LANDMARKS = [0, 0.1, 0.5, 1, 2, 10, Number.POSITIVE_INFINITY];
export const T_PER_DECADE = 20;
