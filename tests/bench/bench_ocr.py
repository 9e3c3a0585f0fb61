"""Recognition against tesseract and bare RapidOCR on drawn pages, in one run: `python -m tests.bench.bench_ocr`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time

import numpy as np
from PIL import Image
from rapidfuzz import fuzz

from extractors.readers.ocr_engine import cut as crop
from extractors.readers.ocr_engine import detect, glimpse
from tests.extractors.readers.scanned_pages import picture, read, saved, scanned

A4_200 = (1654, 2339)  # pixels of a page scanned at 200 dots an inch
NOISE = re.compile(r"[\W_]+")
STORY = (
    "支部今年召开支委会十二次，议定事项三十六件，其中二十九件当月办结。存在的问题主要是理论学习不够深入，笔记抄得多、想得少，"
    "谈心谈话没有做到全覆盖，新进教师一次也没有谈过。下一步由书记带头，六月底前覆盖全体党员，记录交组织委员存档，年底前再谈一轮。"
)


def lines(text: str, x: int, width: int, count: int) -> list[tuple[int, int, str]]:
    """The story set in lines, over and over."""
    whole = text * (1 + width * count // len(text))
    return [(x, 150 + 56 * n, whole[n * width : (n + 1) * width]) for n in range(count)]


def plain(text: str) -> str:
    """Without punctuation and space."""
    return NOISE.sub("", text)


def bare(page: Image.Image) -> str:
    """RapidOCR's boxes from top to bottom, as they come."""
    pixels = np.ascontiguousarray(np.asarray(page.convert("RGB"))[:, :, ::-1])
    boxes = sorted(detect(pixels), key=lambda quad: float(quad[:, 1].mean()))
    return "".join(glimpse(crop(pixels, quad)).text for quad in boxes)


def tesseract(page: Image.Image) -> str:
    """tesseract's text on one thread; empty where it isn't installed."""
    if not shutil.which("tesseract"):
        return ""
    command = ["tesseract", "stdin", "-", "-l", "chi_sim", "--psm", "3"]
    limited = os.environ | {"OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=saved(page), capture_output=True, env=limited, timeout=120).stdout.decode()


def main() -> None:
    """Accuracy of the three on the same pages, and our seconds of one core."""
    full = lines(STORY, 150, 28, 26)
    left, right = lines(STORY, 110, 15, 26), lines(STORY[::-1], 680, 15, 26)
    pages = {
        "straight": (full, 0.0),
        "tilted 2 degrees": (full, 2.0),
        "two columns": (left + right, 0.5),
    }
    start = time.process_time()
    read(saved(scanned(picture(left[:1]))))
    print(f"models loaded and one line read in {time.process_time() - start:.1f} s, once a process")
    for name, (words, degrees) in pages.items():
        page = scanned(picture(words).resize(A4_200, Image.Resampling.LANCZOS), degrees)
        truth = plain("".join(text for _, _, text in words))
        data, start = saved(page), time.process_time()
        own = "".join(block.text for block in read(data).blocks)
        spent = time.process_time() - start
        scores = [fuzz.ratio(truth, plain(text)) / 100 for text in (own, bare(page), tesseract(page))]
        print(f"{name}: ours {scores[0]:.4f} in {spent:.1f} s, RapidOCR {scores[1]:.4f}, tesseract {scores[2]:.4f}")


if __name__ == "__main__":
    main()
