"""The slot machines: the seed, the wrong first guess, what is sent to the game."""

import base64
import json
from functools import partial

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.live import bandit
from softmax_viz.live.wire import checked
from softmax_viz.text import LANGS, Lang, temperature, together
from tests.app import charts, open_app

open_bandit = partial(open_app, "bandit")


@pytest.mark.parametrize("lang", LANGS)
def test_the_button_loads_a_game_in_which_t_0_is_stuck(lang: Lang) -> None:
    at = open_bandit(lang=lang)
    at.button(key="wrong").click().run()
    assert not at.exception
    assert not at.error
    present = at.session_state["history"].present
    seed = at.text_input(key="seed").value
    games = core.play_bandit(
        present.logits, [0.0, 0.1], 500, 1, np.random.default_rng(int(seed or ""))
    )
    cold, warm = games.actions[:, 0, 250:]
    assert set(cold.tolist()) == {1}
    assert (warm == 0).mean() > 0.8
    assert at.session_state["history"].undo().present != present


def test_play_again_takes_the_next_seed() -> None:
    at = open_bandit(seed="999999")
    at.button(key="again").click().run()
    assert at.text_input(key="seed").value == "0"


@pytest.mark.parametrize("lang", LANGS)
def test_machines_that_pay_the_same_have_nothing_to_lose(lang: Lang) -> None:
    at = open_bandit(lang=lang, z="1,1,1", t="0.3")
    assert not at.exception
    words = {"en": "nothing can be lost", "es": "no se puede perder nada"}
    assert any(words[lang] in caption.value for caption in at.caption)
    assert charts(at) == []
    assert len(charts(open_bandit(lang=lang))) == 2


@pytest.mark.parametrize("z", ["1.7e308,-1.7e308,0", "1e-308,0"])
@pytest.mark.parametrize("t", ["0", "1e-320", "1e308", "inf"])
def test_machines_of_any_size_can_be_played(z: str, t: str) -> None:
    assert not open_bandit(z=z, t=t).exception


@pytest.mark.parametrize("lang", LANGS)
def test_the_luck_is_sent_to_the_last_digit(lang: Lang) -> None:
    luck = core.game_luck(16, 500)
    data = bandit.payload(luck, lang)
    sent = json.dumps(data, allow_nan=False)
    checked(json.loads(sent), bandit.BanditData)
    payments = np.frombuffer(base64.b64decode(data["payments"]), "<f8")
    np.testing.assert_array_equal(payments, luck.payments)


@pytest.mark.parametrize(("z", "best"), [("2,1,0.5", 0.2), ("0.6,0.3,0", 0.1)])
def test_the_page_names_the_temperature_that_cost_least(z: str, best: float) -> None:
    at = open_bandit(z=z, seed="16", lang="es")
    said = together(f"T = {temperature(best, 'es')}.")
    assert any(said in caption.value for caption in at.caption)


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_pulls_stand_as_arrows_with_their_average(lang: Lang) -> None:
    at = open_bandit(lang=lang, z="0.6,0.3,0", names="a,b,c")
    table = " ".join(block.proto.body for block in at.get("html"))
    # reward * (y - 1/3) for a reward of 0.6, and (reward - 0.3) / 3 on average.
    for row in (("↑ 0.40", "↓ 0.20", "↓ 0.20"), ("↑ 0.10", "0.00", "↓ 0.10")):
        cells = "".join(f"<td>{x}</td>" for x in row)
        assert (cells if lang == "en" else cells.replace(".", ",")) in table
