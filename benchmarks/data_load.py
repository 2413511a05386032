"""The time that reading the real data takes, when a page first asks for it."""

import timeit

from softmax_viz.data import examples as real

GOAL = 0.2  # seconds for all of it
ROUNDS = 5  # the fastest counts: other programs only ever slow one down
READERS = {"photos": real.photos, "prompts": real.prompts, "digits": real.digits}


def read(*names: str) -> None:
    for name in names:
        READERS[name].cache_clear()
        READERS[name]()


def fastest(*names: str) -> float:
    return min(timeit.repeat(lambda: read(*names), number=1, repeat=ROUNDS))


def main() -> None:
    for name in READERS:
        print(f"{name:>10} {fastest(name) * 1e3:7.1f} ms")
    everything = fastest(*READERS) * 1e3
    print(f"{'everything':>10} {everything:7.1f} ms  goal {GOAL * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
