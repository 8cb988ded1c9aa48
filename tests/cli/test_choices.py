"""What the command line offers behind its options is what the models know."""

from __future__ import annotations

from typing import get_args

from briefgen.cli.arguments import choices
from briefgen.copies import SUFFIXES
from briefgen.facts.model import Source
from briefgen.preview.pictures import DPI
from briefgen.schemas import SCHEMAS, SUFFIX
from briefgen.starter import LANGUAGES
from briefgen.values.language import Language
from briefgen.writers.anchors import Anchors
from briefgen.writers.package import Compression


def test_every_list_of_choices_is_that_of_its_model() -> None:
    assert choices.LANGUAGES == tuple(map(str, Language)) == tuple(map(str, LANGUAGES))
    assert tuple(map(str, Anchors)) == choices.ANCHORS
    assert tuple(map(str, Compression)) == choices.COMPRESSIONS
    assert (choices.SCHEMAS, choices.SCHEMA_SUFFIX) == (SCHEMAS, SUFFIX)
    assert choices.SOURCE_SUFFIXES == SUFFIXES
    assert get_args(Source.model_fields["type"].annotation) == choices.SOURCE_TYPES
    assert choices.DPI == DPI


def test_the_first_choice_is_the_default_of_whoever_calls_from_python() -> None:
    assert choices.ANCHORS[0] == Anchors.FULL
    assert choices.COMPRESSIONS[0] == Compression.ZLIB
