"""Rules on texts, holes, digits and quotations, each shown firing with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.facts.load import read_facts
from tests.facts.sample import FILES, line_of, spoilt, stands, write_base

TRANSPORT = "facts/transport.yaml"
HEART = line_of(TRANSPORT, "it is “the heart")


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("It costs 40.", "“40”"),
        ("It costs 3,000.5 a day.", "“3,000.5”"),
        ("Từ năm 2025", "“2025”"),
        ("約２５０人", "“２５０”"),
        ("三千億円を供与", "“三千億”"),
        ("Chapter Ⅳ and ½ of it", "“Ⅳ”, “½”"),
        ("٣ lines", "“٣”"),
    ],
)
@pytest.mark.parametrize("language", ["en", "vi", "ja"])
def test_digits_of_any_script_are_loose_in_every_language(
    tmp_path: Path, words: str, digits: str, language: str
) -> None:
    old = 'statement: {en: "For {@holm}, it is “the heart of our plan”."}'
    new = f'statement: {{{language}: "{words}"}}'
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    assert stands(issues, "loose-digits", f"{TRANSPORT}:{HEART}")
    assert any(digits in issue.message for issue in issues if issue.code == "loose-digits")


@pytest.mark.parametrize("words", ["m² and CO₂", "一部の企業", "one of the two"])
def test_what_is_no_number_is_not_loose(tmp_path: Path, words: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "For {@holm}, it", f"{words} For {{@holm}}, it")
    assert "loose-digits" not in {issue.code for issue in issues}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("themes.yaml", "{en: Agreed}", "{en: 2 agreed}"),
        ("actors.yaml", "minister of {@northland}", "2nd minister of {@northland}"),
        ("themes.yaml", "name: {en: Transport}", "name: {en: Transport 4.0}"),
        (TRANSPORT, "{en: A loan is not power}", "{en: 2 unlike things}"),
        (TRANSPORT, "  part_of: bridge", "  caution: {reason: {en: 2 sources}}\n  part_of: bridge"),
    ],
)
def test_digits_are_loose_in_every_kind_of_text(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    issues = spoilt(tmp_path, name, old, new)
    assert stands(issues, "loose-digits", f"{name}:{line_of(name, old)}")


def test_a_waiver_lets_its_own_digits_stand_and_no_others(tmp_path: Path) -> None:
    waived = '  waiver: {digits: ["2"], reason: name of a form}\n  part_of: bridge'
    both = FILES[TRANSPORT].replace("  part_of: bridge", waived)
    for words, loose in (("Form 2", False), ("Form 2 of 2030", True)):
        text = both.replace("For {@holm}, it", f"{words}, it").replace(
            "are to be trained", f"({words}) are to be trained"
        )
        issues = read_facts(write_base(tmp_path, {TRANSPORT: text}))[1]
        lines = {issue.line for issue in issues if issue.code == "loose-digits"}
        engineers = line_of(TRANSPORT, "are to be trained")
        assert (engineers in lines) is loose
        assert HEART in lines


def test_a_waiver_that_nothing_needs_is_a_warning(tmp_path: Path) -> None:
    waived = '  waiver: {digits: ["7"], reason: none}\n  part_of: bridge'
    issues = spoilt(tmp_path, TRANSPORT, "  part_of: bridge", waived)
    place = f"{TRANSPORT}:{line_of(TRANSPORT, '  part_of: bridge')}"
    assert stands(issues, "unused-waiver", place)


def test_a_waiver_whose_digits_stand_in_any_text_of_its_fact_is_needed(tmp_path: Path) -> None:
    waived = '  waiver: {digits: ["2"], reason: name of a form}\n  part_of: bridge'
    text = FILES[TRANSPORT].replace("  part_of: bridge", waived)
    assert (
        read_facts(write_base(tmp_path, {TRANSPORT: text.replace("are to", "(2) are to")}))[1] == ()
    )


def test_digits_of_several_verbatim_quotations_may_stand(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace("The bridge is the heart", "Plan 9 is the heart, then plan 10")
    said = text.replace("it is “the heart of our plan”", "“Plan 9 is the heart”, “then plan 10”")
    issues = read_facts(write_base(tmp_path, {TRANSPORT: said}))[1]
    assert "loose-digits" not in {issue.code for issue in issues}


def test_a_takeaway_may_quote_digits_of_what_it_rests_on(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace("The bridge is the heart", "Plan 9 is the heart")
    themes = FILES["themes.yaml"].replace("{@bridge} is agreed", "“Plan 9 is the heart”")
    for rests_on, loose in (("bridge-heart", False), ("bridge-agreed", True)):
        changed = themes.replace("[bridge-agreed]", f"[gone, {rests_on}]")
        issues = read_facts(write_base(tmp_path, {TRANSPORT: text, "themes.yaml": changed}))[1]
        assert ("loose-digits" in {issue.code for issue in issues}) is loose


def test_digits_of_a_verbatim_quotation_may_stand(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace("The bridge is the heart", "Plan 9 is the heart")
    said = text.replace("it is “the heart of our plan”", "“Plan 9 is the heart”")
    loose = text.replace("it is “the heart of our plan”", "“Plan 8 is the heart”")
    issues = read_facts(write_base(tmp_path, {TRANSPORT: said}))[1]
    assert "loose-digits" not in {issue.code for issue in issues}
    issues = read_facts(write_base(tmp_path, {TRANSPORT: loose}))[1]
    assert stands(issues, "loose-digits", f"{TRANSPORT}:{HEART}")


@pytest.mark.parametrize("words", ["the soul of our plan", "the heart of our planX"])
def test_a_quotation_that_no_evidence_quotes_is_an_error(tmp_path: Path, words: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "“the heart of our plan”.", f"“{words}”.")
    assert stands(issues, "not-quoted", f"{TRANSPORT}:{HEART}")


def test_a_quotation_has_no_holes(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "“the heart of our plan”.", "“the heart of {@holm}”.")
    assert stands(issues, "not-quoted", f"{TRANSPORT}:{HEART}")


def test_a_translated_quotation_needs_someone_quoted(tmp_path: Path) -> None:
    vietnamese = 'statement: {vi: "“Tốt”", en: "{engineers}'
    issues = spoilt(tmp_path, TRANSPORT, 'statement: {en: "{engineers}', vietnamese)
    place = f"{TRANSPORT}:{line_of(TRANSPORT, 'are to be trained')}"
    assert stands(issues, "not-quoted", place)


@pytest.mark.parametrize("words", ["“met Taro Sora”", "“met Taro Sora,”", "“4 May […] met Taro.”"])
def test_a_quotation_may_stand_in_tokens_with_a_full_stop_of_its_own(
    tmp_path: Path, words: str
) -> None:
    old = 'short: {en: "{@bridge} agreed"}'
    issues = spoilt(tmp_path, TRANSPORT, old, f'short: {{en: "{words}"}}')
    assert "not-quoted" not in {issue.code for issue in issues}


def test_a_quotation_may_be_set_in_letters_of_another_width(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace("“the heart of our plan”.", "“the ｈｅａｒｔ of our plan”.")
    assert read_facts(write_base(tmp_path, {TRANSPORT: text}))[1] == ()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources.yaml", "short: {en: Report}", "short: {en: “Report”}"),
        (TRANSPORT, "{en: A loan is not power}", "{en: A “loan” is not “power”}"),
    ],
)
def test_quotation_marks_elsewhere_than_in_a_statement_quote_nobody(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    assert spoilt(tmp_path, name, old, new) == ()


def test_a_broken_template_is_an_error(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, "it is “the heart", "it is {the “heart")
    assert stands(issues, "broken-template", f"{TRANSPORT}:{HEART}")


@pytest.mark.parametrize("hole", ["{loann}", "{nothing_like_it}", "{when}"])
def test_a_hole_that_nothing_fills_is_an_error(tmp_path: Path, hole: str) -> None:
    old = "{@authority} will lend {loan}"
    issues = spoilt(tmp_path, TRANSPORT, old, f"{{@authority}} will lend {hole}, {{loan}}")
    assert stands(issues, "unfilled-hole", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_a_text_that_belongs_to_no_fact_has_no_values(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "{en: Agreed}", '{en: "{loan}"}')
    place = f"themes.yaml:{line_of('themes.yaml', '{en: Agreed}')}"
    assert stands(issues, "unfilled-hole", place)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{loan}, {share} of the total.", "{loan:nubmer}, {share} of the total."),
        ("on {when}.", "on {when:number}."),
        ("on {when}.", "on {when:ordinal}."),
        ("{loan}, {share} of the total.", "{loan:ordinal}, {share} of the total."),
        ("{@holm} and {@sora}", "{@pair:short} {@holm} and {@sora}"),
        ("{@holm} and {@sora}", "{@holm:adjective} and {@sora}"),
        ("{@authority} will", "{@authority:with-capacity} will"),
        ("in {@porton}", "in {@porton:with-capacity}"),
    ],
)
def test_a_form_that_there_is_not_is_an_error(tmp_path: Path, old: str, new: str) -> None:
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    assert stands(issues, "unknown-form", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


@pytest.mark.parametrize("value", ["value: 1", "value: 3", "value: 3.0"])
def test_an_exact_whole_number_has_an_ordinal(tmp_path: Path, value: str) -> None:
    text = FILES[TRANSPORT].replace("will lend {loan}", "will lend the {loan:ordinal}")
    text = text.replace("bound: up_to, value: 3e12, printed: up to", value)
    assert read_facts(write_base(tmp_path, {TRANSPORT: text}))[1] == ()


def test_a_capacity_that_asks_for_capacities_is_a_circle(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "actors.yaml", "{@authority}", "{@holm:with-capacity}")
    assert stands(issues, "circle", f"actors.yaml:{line_of('actors.yaml', '{@authority}')}")


def test_each_language_words_the_same_values(tmp_path: Path) -> None:
    old = 'short: {en: "A loan of {loan}, {share} of the total"}'
    new = 'short: {en: "A loan of {loan}, {share} of the total", vi: "Vay {loan}"}'
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    assert stands(issues, "holes-differ", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_only_the_languages_of_one_text_are_held_against_each_other(tmp_path: Path) -> None:
    notes = 'note: {en: A loan is not power}}, {fact: engineers, note: {vi: "{loan} là tiền"}}'
    issues = spoilt(tmp_path, TRANSPORT, "note: {en: A loan is not power}}", notes)
    assert "holes-differ" not in {issue.code for issue in issues}


def test_a_value_that_no_text_words_is_a_warning(tmp_path: Path) -> None:
    old = "    share: {unit: share"
    issues = spoilt(tmp_path, TRANSPORT, old, "    cost: {unit: JPY, value: 1}\n" + old)
    assert stands(issues, "unworded", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_a_bare_number_of_a_scoped_value_is_a_warning(tmp_path: Path) -> None:
    text = FILES[TRANSPORT].replace("printed: up to}", "printed: up to, scope: each}")
    text = text.replace("will lend {loan}", "will lend {loan:number}")
    issues = read_facts(write_base(tmp_path, {TRANSPORT: text}))[1]
    assert stands(issues, "qualifier-dropped", f"{TRANSPORT}:{line_of(TRANSPORT, 'will lend')}")


@pytest.mark.parametrize("old", ['statement: {en: "{@authority} will lend', "tensions: [{fact: wi"])
def test_a_text_in_no_language_is_an_error(tmp_path: Path, old: str) -> None:
    text = FILES[TRANSPORT]
    start = text.index(old)
    end = text.index("\n", start)
    empty = "statement: {}" if old.startswith("st") else "tensions: [{fact: wind-ask, note: {}}]"
    issues = read_facts(write_base(tmp_path, {TRANSPORT: text[:start] + empty + text[end:]}))[1]
    assert stands(issues, "no-text", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_a_fact_without_any_text_has_values_that_nothing_words(tmp_path: Path) -> None:
    text = FILES[TRANSPORT]
    for line in text.splitlines():
        if "{loan}" in line:
            text = text.replace(line, "  statement: {}" if "statement" in line else "")
    issues = read_facts(write_base(tmp_path, {TRANSPORT: text}))[1]
    assert [issue.message for issue in issues if issue.code == "unworded"] == [
        "no text of the fact words “loan”",
        "no text of the fact words “share”",
    ]


def test_texts_of_a_fact_and_of_a_source_with_its_id_are_not_compared(tmp_path: Path) -> None:
    files = {name: text.replace("press", "loan") for name, text in FILES.items()}
    assert read_facts(write_base(tmp_path, dict(files)))[1] == ()


def test_a_blank_text_is_an_error(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "themes.yaml", "{en: Agreed}", '{en: " "}')
    assert stands(issues, "no-text", f"themes.yaml:{line_of('themes.yaml', '{en: Agreed}')}")


def test_what_is_wrong_with_one_language_is_said_with_its_line(tmp_path: Path) -> None:
    old = 'short: {en: "{@bridge} agreed"}'
    new = 'short:\n    en: "{@bridge} agreed"\n    vi: "   "\n    ja: "第2次"'
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    line = line_of(TRANSPORT, old)
    assert stands(issues, "no-text", f"{TRANSPORT}:{line + 2}")
    assert stands(issues, "loose-digits", f"{TRANSPORT}:{line + 3}")


def test_what_is_wrong_with_the_text_of_a_value_is_said_with_the_line_of_the_value(
    tmp_path: Path,
) -> None:
    old = "    share: {unit: share, bound: share, value: 0.5}"
    new = """\
    share:
      quantity: {unit: share, bound: share, value: 0.5}
      rivals:
        - quantity: {unit: share, bound: share, value: 0.25}
          evidence: {source: press, paragraph: 4, mode: document, tokens: [half]}
      choice: {en: The other of 2 sources is older}"""
    issues = spoilt(tmp_path, TRANSPORT, old, new)
    assert stands(issues, "loose-digits", f"{TRANSPORT}:{line_of(TRANSPORT, old)}")


def test_a_missing_translation_is_one_warning_an_entry(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "partnership.yaml", "languages: [en]", "languages: [en, ja]")
    found = [issue for issue in issues if issue.code == "not-translated"]
    assert {issue.severity for issue in found} == {"warning"}
    assert [i.message for i in found if i.subject == "loan"] == [
        "there is no ja text for statement, short, tensions.0.note"
    ]


def test_a_missing_name_or_word_of_a_unit_is_a_warning(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, "partnership.yaml", "languages: [en]", "languages: [en, ja]")
    found = {issue.message: issue for issue in issues if issue.code == "not-translated"}
    named = ["northland", "southland", "holm", "authority", "bridge", "porton"]
    assert {f"there is no ja name of “{ident}”" for ident in named} <= found.keys()
    unit = found["there is no ja word for the unit “engineer”"]
    assert (unit.severity, unit.file) == ("warning", "partnership.yaml")


def test_a_name_that_is_there_in_every_language_is_not_missed(tmp_path: Path) -> None:
    text = FILES["partnership.yaml"].replace("languages: [en]", "languages: [en, ja]")
    text = text.replace("{en: {full: Southland}}", "{en: {full: Southland}, ja: {full: 南国}}")
    issues = read_facts(write_base(tmp_path, {"partnership.yaml": text}))[1]
    assert not [issue for issue in issues if "southland" in issue.message]


def test_a_term_needs_no_translation_and_its_expansion_does(tmp_path: Path) -> None:
    text = FILES["partnership.yaml"].replace("languages: [en]", "languages: [en, ja]")
    terms = "- {id: ha, term: {en: HA}, expansion: {en: Harbour Authority}}\n"
    base = write_base(tmp_path, {"partnership.yaml": text, "glossary.yaml": terms})
    found = [i.message for i in read_facts(base)[1] if i.subject == "ha"]
    assert found == ["there is no ja text for expansion"]


def other_spellings_of(folder: Path, **files: str) -> list[str]:
    issues = read_facts(write_base(folder, {f"{name}.yaml": files[name] for name in files}))[1]
    return [issue.hint.partition(";")[0] for issue in issues if issue.code == "other-spelling"]


def test_the_house_style_spells_english_texts_and_neither_terms_nor_other_languages(
    tmp_path: Path,
) -> None:
    named = '{vi: Trung center, en: "{@pair}"}'
    partnership = FILES["partnership.yaml"].replace('{en: "{@pair} partnership"}', named)
    themes = FILES["themes.yaml"].replace("{en: Energy}", "{en: The color}")
    glossary = "- {id: hub, term: {en: a center of data}, expansion: {en: its center}}\n"
    files = {"partnership": partnership, "themes": themes, "glossary": glossary}
    assert other_spellings_of(tmp_path, **files) == ["write “colour”"]


def test_the_house_style_may_be_american(tmp_path: Path) -> None:
    american = FILES["partnership.yaml"].replace("style: {", "style: {spelling: american, ")
    themes = FILES["themes.yaml"].replace("{en: Energy}", "{en: The colour of a color}")
    assert other_spellings_of(tmp_path, partnership=american, themes=themes) == ["write “color”"]


def test_quotations_keep_their_spelling(tmp_path: Path) -> None:
    themes = FILES["themes.yaml"].replace("{en: Energy}", "{en: The “center” and a “color”}")
    assert other_spellings_of(tmp_path, themes=themes) == []


def test_a_fact_without_a_short_form_is_a_warning(tmp_path: Path) -> None:
    issues = spoilt(tmp_path, TRANSPORT, '  short: {en: "{@bridge} agreed"}\n', "")
    assert stands(issues, "no-short", f"{TRANSPORT}:1")


def test_a_text_that_is_still_to_be_written_is_told(tmp_path: Path) -> None:
    old = "Report on the meeting"
    issues = spoilt(tmp_path / "a", "sources.yaml", old, "TODO what it is")
    assert stands(issues, "placeholder", f"sources.yaml:{line_of('sources.yaml', 'description')}")
    issues = spoilt(tmp_path / "b", "sources.yaml", old, "TODOS and others")
    assert not any(issue.code == "placeholder" for issue in issues)
