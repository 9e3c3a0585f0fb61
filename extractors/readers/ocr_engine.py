"""The recognizer: finds text in a picture and reads it, on one CPU thread, from models inside the installed package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr
from numpy.typing import NDArray

from extractors.errors import NeedsTool

THREADS = 1
NARROW = 0.75  # of a line's width, as it is read: a quarter less work; below, equal digits side by side become one
BOX_SCORE = 0.4  # least score of a text box; a box too many costs little, a lost one a line
SURE_SIDE = 0.95  # confidence of the classifier that is believed
READERS = 2  # lines read both ways up where it is in doubt
Image = NDArray[np.uint8]  # height x width x 3, blue first
Quad = NDArray[np.float32]  # four corners from the top left, clockwise


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was read in one box: characters, how sure of each, and where each stands (0..1 of the width)."""

    text: str
    confidences: tuple[float, ...]
    places: tuple[float, ...]


def detect(image: Image) -> list[Quad]:
    """The boxes of text parts in the picture."""
    found = _engine()(image, use_det=True, use_cls=False, use_rec=False)
    return [] if found.boxes is None else [np.asarray(box, dtype=np.float32) for box in found.boxes]


def upside_down(crops: Sequence[Image]) -> bool:
    """Whether these text parts stand on their heads: as the classifier says, or in doubt as they read better."""
    found = [_engine()(crop, use_det=False, use_cls=True, use_rec=False).cls_res for crop in crops]
    votes = {bool(said and said[0][0] == "180") for said in found}
    if len(votes) == 1 and all(said and said[0][1] >= SURE_SIDE for said in found):
        return votes.pop()
    turned = sum(_legible(np.ascontiguousarray(crop[::-1, ::-1])) - _legible(crop) for crop in crops[:READERS])
    return turned > 0


def _legible(crop: Image) -> float:
    """How surely a line is read as it stands."""
    return sum(glimpse(narrowed(crop)).confidences)


def glimpse(crop: Image) -> Glimpse:
    """The text of one printed line."""
    found = _engine()(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not found.txts or not found.txts[0]:
        return Glimpse("", (), ())
    text, words = found.txts[0], found.word_results[0]
    columns = iter([column for word in words.word_cols for column in word])
    places, last = [], 0.0
    for char in text:
        last = last if char.isspace() else (next(columns, 0) + 0.5) / max(1.0, words.line_txt_len)
        places.append(last)
    return Glimpse(text, tuple(words.confs[: len(text)]), tuple(places))


def cut(image: Image, quad: Quad) -> Image:
    """The part of the picture inside a box, straightened."""
    width = max(float(np.linalg.norm(quad[0] - quad[1])), float(np.linalg.norm(quad[3] - quad[2])), 1.0)
    height = max(float(np.linalg.norm(quad[0] - quad[3])), float(np.linalg.norm(quad[1] - quad[2])), 1.0)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    part = cv2.warpPerspective(image, matrix, (round(width), round(height)), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(part, dtype=np.uint8)


def scaled(image: Image, scale: float) -> Image:
    """The picture smaller or larger, at least one pixel wide and high: a page may be a mere strip."""
    height, width = (max(1, round(length * scale)) for length in image.shape[:2])
    return np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def narrowed(crop: Image) -> Image:
    """The printed line as it is read: letters drawn together, since reading takes time by the width."""
    width = max(1, round(NARROW * crop.shape[1]))
    return np.asarray(cv2.resize(crop, (width, crop.shape[0]), interpolation=cv2.INTER_AREA), dtype=np.uint8)


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The engine with explicit model files: with a path given it never looks for a download."""
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.use_preprocess_img": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": THREADS,
            "Det.limit_side_len": 32,
            "Det.box_thresh": BOX_SCORE,
            "Det.model_path": _model("det"),
            "Cls.model_path": _model("cls"),
            "Rec.model_path": _model("rec"),
        }
    )


def _model(task: str) -> str:
    folder = Path(rapidocr.__file__).parent / "models"
    found = sorted(folder.glob(f"*_{task}_*.onnx"))
    if not found:
        raise NeedsTool("文字识别的模型文件不完整，扫描件暂时不能读取。请管理员重新安装 rapidocr 后再试。")
    return str(found[-1])
