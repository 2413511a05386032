"""Print how far JavaScript and Python are apart: `python -m tests.parity`."""

import sys
import time

from tests.parity.harness import ask, cases_of, compare, count, find_node, read_answers
from tests.parity.twins import TWINS

command = find_node()
if command is None:
    sys.exit("no node: neither on the path nor in a Playwright wheel")
start = time.perf_counter()
cases = {twin.key: cases_of(twin) for twin in TWINS}
made = time.perf_counter()
answers = read_answers(ask(command, TWINS), TWINS)
answered = time.perf_counter()
print(f"{'function':42} {'cases':>7} {'may differ':>11} {'largest':>9}")
for twin in TWINS:
    did = compare(twin, answers.to(twin))
    may = "0" if twin.exact else f"{twin.close:.0e}"
    print(f"{twin.key:42} {did.cases:7,} {may:>11} {did.largest:9.1e}", end="")
    print(f"  {len(did.wrong)} wrong" if did.wrong else "")
    if "-v" in sys.argv:
        print("".join(f"    {line}\n" for line in did.wrong[:4]), end="")
end = time.perf_counter()
total = sum(count(case) for twin in TWINS for case in cases[twin.key])
names = {(twin.module, twin.name) for twin in TWINS if "(" not in twin.name}
print(f"{len(names)} functions, {total:,} cases: made in ", end="")
print(f"{made - start:.1f} s, answered in {answered - made:.1f} s, ", end="")
print(f"compared in {end - answered:.1f} s")
