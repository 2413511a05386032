// Written by `python -m scripts.generate` from softmax_viz/live: change it there.

export type WireNumber = number | "inf" | "-inf" | "nan";

export interface AnswerSweep {
  end: number;
  logs: string;
  slopes: string;
  holders: string;
  atInfinity: number;
}

export interface ArrivalData {
  page: string;
}

export interface BanditData {
  lang: "en" | "es";
  payments: string;
  state: string;
  increment: string;
  colours: string[];
  words: {
    play: string;
    pause: string;
    pull: string;
    pullOf: string;
    greedy: string;
    mine: string;
    blind: string;
    lost: string;
    stuck: string;
    found: string;
    trying: string;
    machine: string;
    truth: string;
    belief: string;
    times: string;
    chance: string;
    unknown: string;
    row: string;
  };
}

export interface ChartData {
  lang: "en" | "es";
  name: string;
  alt: string;
  figure: Record<string, unknown>;
  move: Move | null;
}

export interface ChosenCorners {
  corners: number[];
}

export interface Code {
  size: number;
  path: string;
}

export interface CumulativeData {
  lang: "en" | "es";
  u: number;
  cut: "–" | "top-k" | "top-p";
  k: number;
  p: number;
  largest: number;
  numbers: number[];
  sequence: number;
  colours: string[];
  words: {
    drawn: string;
    more: string;
    u: string;
    argmax: string;
    draw: string;
    leads: string;
    leadsAtInfinity: string;
    tie: string;
    falls: string;
    before: string;
    cut: string;
    nothing: string;
    sizeK: string;
    sizeP: string;
    lost: string;
    nothingLost: string;
    nothingLostAtZero: string;
    one: string;
    ten: string;
    clear: string;
    noneYet: string;
  };
}

export interface CumulativeMessage {
  u: number;
  cut: "–" | "top-k" | "top-p";
  k: number;
  p: number;
  sequence: number;
}

export interface Even {
  first: number;
  last: number;
  count: number;
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
}

export interface ExactRelatives {
  z: number[];
  t: WireNumber;
  shares: Relatives;
}

export interface FormatData {
  digits: number;
  smallest: number;
  largest: number;
  infinite: boolean;
  byFloat32: boolean;
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

export interface GumbelData {
  lang: "en" | "es";
  state: string;
  increment: string;
  draws: number;
  colours: string[];
  words: {
    drawn: string;
    more: string;
    start: string;
    noise: string;
    score: string;
    wins: string;
    argmaxToo: string;
    upset: string;
    again: string;
    back: string;
    row: string;
  };
}

export interface LimitsData {
  finite: number;
  overflow: number;
  zero: number;
}

export interface LossData {
  lang: "en" | "es";
  colours: string[];
  smoothing: number;
  twice: boolean;
  floor: number;
  exact: ExactLoss;
  trail: string;
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
  subject: string;
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

export interface Move {
  name: string;
  given: Record<string, unknown>;
  z: number[];
  t: WireNumber;
}

export interface OverflowData {
  lang: "en" | "es";
  colours: string[];
  format: string;
  shift: number;
  sequence: number;
  form: FormatData;
  limits: LimitsData;
  largest: string;
  words: {
    shift: string;
    naive: string;
    stable: string;
    class: string;
    stored: string;
    lost: string;
    window: string;
    tooSmall: string;
    tooLarge: string;
    points: string;
    logits: string;
  };
  says: {
    logit: string;
    quotient: string;
    none: string;
    rough: string;
    "inf/inf": string;
    "finite/inf": string;
    "0/0": string;
    "log 0": string;
  };
  helps: {
    cast: string;
    subtract: string;
    log: string;
  };
  steady: {
    still: string;
    rough: string;
    broken: string;
  };
}

export interface OverflowMessage {
  shift: number;
  sequence: number;
}

export interface Placed {
  low: number;
  high: number;
  places: string;
}

export interface PrepareData {
  lang: "en" | "es";
  link: string;
  preview: string;
  code: Code | null;
  words: {
    preview: string;
    link: string;
    length: string;
    copy: string;
    copied: string;
    byHand: string;
    code: string;
    large: string;
    close: string;
    tooLong: string;
  };
}

export interface PresenterData {
  lang: "en" | "es";
  presenting: boolean;
  title: string;
  scenes: string[];
  scene: number;
  words: {
    keys: string;
    close: string;
    place: string;
    previous: string;
    next: string;
    mode: string;
    go: string;
    jump: string;
    reveal: string;
    help: string;
    pageKeys: string;
    space: string;
  };
}

export interface PresenterWish {
  wish: "present" | "leave" | "reveal";
  count: number;
}

export interface ProgressData {
  lang: "en" | "es";
  task: ProgressTask;
  result: ProgressResult | null;
  round: ProgressTask[];
  kinds: ProgressKind[];
  tag: number;
  words: {
    title: string;
    total: string;
    none: string;
    round: string;
    kinds: string;
    both: string;
    right: string;
    wrong: string;
    open: string;
    here: string;
    forget: string;
    blocked: string;
  };
}

export interface ProgressKind {
  slug: string;
  title: string;
}

export interface ProgressResult {
  right: boolean;
  reason: boolean;
}

export interface ProgressTag {
  tag: number;
}

export interface ProgressTask {
  slug: string;
  seed: number;
}

export interface Relatives {
  softmax: number[];
  division: number[] | null;
  entmax15: number[];
  sparsemax: number[];
  hardmax: number[];
}

export interface ReliabilityData {
  lang: "en" | "es";
  key: string;
  classes: number;
  logits: string;
  labels: number[];
  bins: number;
  close: number;
  ceiling: number;
  enough: number;
  temperatures: number[];
  valleys: Valleys;
  words: {
    accuracy: string;
    accuracyNote: string;
    confidence: string;
    error: string;
    loss: string;
    atOne: string;
    diagram: string;
    rightAxis: string;
    sureAxis: string;
    countAxis: string;
    right: string;
    over: string;
    under: string;
    said: string;
    wrong: string;
    pale: string;
    valley: string;
    temperature: string;
    validation: string;
    test: string;
    now: string;
    beyond: string;
    value: string;
    altDiagram: string;
    altBin: string;
    altCounts: string;
    altValley: string;
  };
  says: {
    over: string;
    under: string;
    close: string;
    zero: string;
    inf: string;
  };
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
    menu: string;
    unfold: string;
    fold: string;
    typing: string;
    typingOver: string;
    link: string;
    linkCopied: string;
    linkByHand: string;
    prepare: string;
    take: string;
    tour: string;
    tourSkip: string;
    tourBack: string;
    tourNext: string;
    tourDone: string;
    tourLogit: string;
    tourLogitHow: string;
    tourT: string;
    tourTHow: string;
    tourAnswer: string;
    tourAnswerHow: string;
    guess: string;
    guessHow: string;
    guessDone: string;
    guessKept: string;
    guessAgain: string;
    guessReveal: string;
    guessOver: string;
    guessOf: string;
    guessFar: string;
    guessThen: string;
    guessNever: string;
    guessDivided: string;
    guessEqual: string;
    guessClose: string;
    guessMissed: string;
    dock: string;
    dockClass: string;
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
    noLogit: string;
    badTemperature: string;
    leader: string;
    tie: string;
    odds: string;
    entropy: string;
    effective: string;
    more: string;
    less: string;
    of: string;
    now: string;
    ratio: string;
    falls: string;
    rises: string;
    equally: string;
    allEqual: string;
    winnerTakesAll: string;
    away: string;
    beyondCounting: string;
  };
  session: number;
  sequence: number;
  canUndo: boolean;
  canRedo: boolean;
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
  hidden: ("z" | "t" | "names" | "ex" | "p" | "answers" | "nav")[];
  locked: ("z" | "t" | "names" | "ex" | "p" | "answers" | "nav")[];
  guesses: boolean;
}

export interface StrangersData {
  lang: "en" | "es";
  name: string;
  pixels: number[][];
  ink: number;
  logits: number[];
  colours: string[];
  words: {
    picture: string;
    bars: string;
    says: string;
    shares: string;
    none: string;
    noBar: string;
  };
}

export interface Tail {
  k: number | null;
  mass: number | null;
}

export interface TakeData {
  lang: "en" | "es";
  name: string;
  svg: string;
  alt: string;
  words: {
    svg: string;
    png: string;
  };
}

export interface ValleyData {
  size: number;
  losses: number[];
  bottom: number;
  lowest: number;
}

export interface Valleys {
  validation: ValleyData;
  test: ValleyData;
}
