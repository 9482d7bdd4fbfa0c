"""The figures that reading must reach on the papers and samples kept outside the project."""

import importlib.util
import json
import os
import pathlib
import types
from typing import Any

import pytest

from bot.reading.formats import files
from bot.reading.notes import minutes, shape

SHARED = pathlib.Path(__file__).resolve().parents[2] / "shared"
HERE = SHARED / "reading" / "score.py"
pytestmark = pytest.mark.skipif(
    not HERE.exists() and not os.environ.get("CI"), reason="the papers are not beside the project"
)


@pytest.fixture(scope="module")
def scorer() -> types.ModuleType:
    assert HERE.exists(), "in CI the papers must be beside the project"
    spec = importlib.util.spec_from_file_location("score", HERE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def counts(scorer: Any) -> dict[str, Any]:
    """Count what is right in every document, by family and by format."""
    total: dict[str, Any] = {}
    for held in sorted((SHARED / "reading" / "gold").glob("*.json")):
        gold = json.loads(held.read_text(encoding="utf-8"))
        folder = SHARED / "papers" if gold["family"] == "papers" else SHARED / "reading" / "samples"
        for number, name in enumerate([gold["file"], *gold["variants"]]):
            found = shape.to_json(minutes.read(files.read((folder / name).read_bytes())))
            counted, _ = scorer.compare(found, gold)
            keys = [gold["family"], "all"] if number == 0 else []
            if gold["variants"]:
                keys.append(pathlib.Path(name).suffix + " of several")
            for key in keys:
                total.setdefault(key, scorer.collections.Counter()).update(counted)
    return total


def f1(scorer: Any, counted: Any) -> float:
    return float(scorer.prf(counted)[2])


def share(counted: Any, right: str, of: str) -> float:
    return float(counted[right] / counted[of])


def test_marked_actions_are_found_and_few_others(scorer: Any, counts: Any) -> None:
    assert f1(scorer, counts["all"]) >= 0.95
    for family in ("papers", "pcc", "council", "tech"):
        assert f1(scorer, counts[family]) >= 0.90, family


@pytest.mark.parametrize(
    ("right", "of", "least"),
    [
        ("owner_ok", "tp", 0.95),
        ("due_ok", "tp", 0.95),
        ("dated_ok", "dated", 0.93),
        ("date_ok", "docs", 1.0),
        ("next_ok", "next_docs", 1.0),
        ("implicit_found", "implicit_gold", 0.70),
        ("implicit_right", "implicit_pred", 0.60),
        ("bf_found", "bf_gold", 1.0),
        ("att_found", "att", 0.85),
    ],
)
def test_a_figure_is_reached(counts: Any, right: str, of: str, least: float) -> None:
    assert share(counts["all"], right, of) >= least


def test_no_closed_action_is_offered_as_open(counts: Any) -> None:
    assert counts["all"]["closed_as_open"] == 0


def test_the_same_notes_score_alike_in_every_format(scorer: Any, counts: Any) -> None:
    scores = [f1(scorer, counted) for key, counted in counts.items() if key.endswith("of several")]

    assert len(scores) == 3
    assert max(scores) - min(scores) <= 0.03


def test_the_panel_bundle_gives_its_plan_and_its_boards() -> None:
    panel = files.read((SHARED / "papers" / "2018-09-18-police-and-crime-panel.txt").read_bytes())

    found = shape.to_json(minutes.read(panel))

    assert found["meeting"]["date"] == "2018-09-18"
    assert "2018-06-19" in found["meeting"]["alt_dates"]
    months = [row["date"] for row in found["delivery_plan_updates"]]
    assert (months.count("2018-09"), months.count("2018-10"), months.count("2019-04")) == (13, 1, 1)
    assert len(found["oversight_meetings"]) == 35
    assert [b["name"] for b in found["oversight_meetings"] if b["meets"] is None] == [
        "Victims Board",
        "Place Partnership Board",
    ]


def test_the_boards_are_read_as_the_glossary_has_them() -> None:
    held = json.loads(
        (SHARED / "reading" / "gold" / "2018-09-18-police-and-crime-panel.json").read_text(
            encoding="utf-8"
        )
    )
    panel = files.read((SHARED / "papers" / held["file"]).read_bytes())

    found = {
        board["name"]: board for board in shape.to_json(minutes.read(panel))["oversight_meetings"]
    }

    for board in held["oversight_meetings"]:
        for key in ("notes_published", "public", "meets", "normalised", "per_year"):
            assert found[board["name"]][key] == board[key], (board["name"], key)
