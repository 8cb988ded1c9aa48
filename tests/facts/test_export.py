"""Export: one object a fact, everything resolved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefgen.briefs.words import Words
from briefgen.facts.export import export_facts
from briefgen.facts.load import load_facts
from tests.facts.sample import write_base


def exported(tmp_path: Path) -> dict[str, dict[str, Any]]:
    base = load_facts(write_base(tmp_path))
    rows = [json.loads(json.dumps(fact)) for fact in export_facts(base, Words(base))]
    return {row["id"]: row for row in rows}


def test_every_fact_is_exported_with_its_text_in_words(tmp_path: Path) -> None:
    facts = exported(tmp_path)
    assert list(facts) == ["wind-ask", "bridge-agreed", "bridge-heart", "engineers", "loan"]
    text = facts["loan"]["text"]
    assert isinstance(text, dict)
    said = text["en"].replace("\u00a0", " ")
    assert said == "Harbour Authority will lend up to 3 trillion yen, half of the total."


def test_values_are_typed_and_in_words(tmp_path: Path) -> None:
    (loan, share) = exported(tmp_path)["loan"]["values"]
    assert (loan["value"], loan["unit"], loan["bound"]) == ("3000000000000", "JPY", "up_to")
    assert share["words"] == {"en": "half"}


def test_times_carry_their_basis(tmp_path: Path) -> None:
    when = exported(tmp_path)["engineers"]["when"]
    assert isinstance(when, dict)
    assert when["edtf"] == "2024-05-06"
    assert when["resolved_from"] == {"printed": "Monday", "basis": {"en": "The Monday after it"}}


def test_actors_speakers_and_places_have_their_names(tmp_path: Path) -> None:
    fact = exported(tmp_path)["bridge-agreed"]
    assert fact["actors"][0] == {
        "id": "holm",
        "name": {"en": "Mina Holm"},
        "role": "party",
        "side": "northland",
        "capacity": {"en": "minister of Northland"},
    }
    assert fact["places"] == [{"id": "porton", "name": {"en": "Porton"}}]
    assert fact["project"] == {
        "id": "bridge",
        "name": {"en": "Line 1 bridge"},
        "status": "agreed",
    }
    (evidence,) = exported(tmp_path)["wind-ask"]["evidence"]
    assert (evidence["source"], evidence["paragraph"]) == ("press", 5)
    assert evidence["speaker"]["name"] == {"en": "Mina Holm"}


def test_links_go_both_ways(tmp_path: Path) -> None:
    facts = exported(tmp_path)
    assert facts["wind-ask"]["links"]["answered_by"] == ["loan"]
    assert facts["wind-ask"]["links"]["tensions_from"] == ["loan"]
    assert facts["bridge-agreed"]["links"]["parts"] == ["engineers"]
    assert facts["loan"]["links"]["answers"] == ["wind-ask"]
