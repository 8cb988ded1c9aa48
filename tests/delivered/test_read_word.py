"""Reading Word files of any origin: what they show, where, and what marks it."""

from __future__ import annotations

import hashlib
import io
import time

import docx
import pytest

from briefgen.delivered.model import Area, Carrier, Cell, Computed, DeliveredFile, Passage, Span
from briefgen.delivered.read import read_delivered
from briefgen.errors import InputError
from tests.delivered.hand import control, paragraph, run, word_file
from tests.gate.hostile import HOSTILE


def read(body: str, **related: str) -> DeliveredFile:
    return read_delivered(word_file(body, related), "back.docx")


def texts(body: str, **related: str) -> list[str]:
    return [passage.text for passage in read(body, **related).passages]


def only(body: str, **related: str) -> Passage:
    (passage,) = read(body, **related).passages
    return passage


def style(ident: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{ident}"><w:name w:val="{name}"/>{more}</w:style>'


def marked(passage: Passage) -> list[tuple[Carrier, str, str]]:
    return [(s.carrier, s.name, passage.text[s.start : s.end]) for s in passage.spans]


# --- what marks texts -----------------------------------------------------------------------------


def test_a_span_has_its_exact_place_however_word_splits_the_runs() -> None:
    inner = (
        '<w:r w:rsidR="00A1"><w:t>a</w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r w:rsidR="00B2"><w:t>b</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        '<w:r w:rsidRPr="00C3"><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r>'
    )
    body = (
        '<w:bookmarkStart w:id="7" w:name="_bf_o1"/>'
        f'{control("o1", inner)}<w:bookmarkEnd w:id="7"/>'
    )
    passage = only(paragraph(run("x "), body, run(" y")))
    assert passage.text == "x abc y"
    assert passage.spans == (Span(Carrier.TAG, "o1", 2, 5), Span(Carrier.BOOKMARK, "_bf_o1", 2, 5))


def test_spans_count_in_the_text_composed_and_without_joiners() -> None:
    before, inside = "Việt \ufeff", "3\u2013\ufeff4 tỷ"
    apart = before.replace("ệ", "e\u0323\u0302")
    passage = only(paragraph(run(apart), control("o1", run(inside.replace("ỷ", "y\u0309")))))
    assert passage.text == "Việt 3–4 tỷ"
    assert marked(passage) == [(Carrier.TAG, "o1", "3–4 tỷ")]


def test_a_combining_mark_in_the_next_run_joins_the_letter_before_it() -> None:
    passage = only(paragraph(run("e"), control("o1", run("\u0301t")), run("z")))
    assert passage.text == "étz"
    assert marked(passage) == [(Carrier.TAG, "o1", "t")]


def test_an_anchor_over_several_paragraphs_marks_a_span_in_each() -> None:
    body = (
        paragraph(run("a"), '<w:bookmarkStart w:id="1" w:name="_bf_o4_Copy_1"/>', run("b"))
        + paragraph(run("c"))
        + paragraph(run("d"), '<w:bookmarkEnd w:id="1"/>', run("e"))
    )
    assert [marked(p) for p in read(body).passages] == [
        [(Carrier.BOOKMARK, "_bf_o4", "b")],
        [(Carrier.BOOKMARK, "_bf_o4", "c")],
        [(Carrier.BOOKMARK, "_bf_o4", "d")],
    ]


def test_a_control_around_a_row_marks_each_of_its_cells() -> None:
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    body = f"<w:tbl>{control('o1', row.format(run('a'), run('b')))}</w:tbl>"
    first, second = read(body).passages
    assert (first.where.cell, second.where.cell) == (Cell(0, 0, 0), Cell(0, 0, 1))
    assert marked(first) + marked(second) == [(Carrier.TAG, "o1", "a"), (Carrier.TAG, "o1", "b")]


def test_a_prompt_is_a_passage_apart_and_leaves_an_empty_span() -> None:
    prompt = control("o1", run("Click or tap here"), "<w:showingPlcHdr/>")
    shown, held = read(paragraph(run("Yen: "), prompt, run("."))).passages
    assert (shown.text, shown.placeholder, shown.spans) == ("Click or tap here", True, ())
    assert (held.text, held.placeholder) == ("Yen: .", False)
    assert held.spans == (Span(Carrier.TAG, "o1", 5, 5),)


def test_a_prompt_is_known_by_words_style_for_it_too() -> None:
    styles = style("Platzhalter", "Placeholder Text", kind="character")
    shown, held = read(
        paragraph(control("o1", run("Klick", "Platzhalter"))), styles=styles
    ).passages
    assert (shown.placeholder, held.text, len(held.spans)) == (True, "", 1)


def test_an_emptied_control_that_shows_nothing_is_still_a_passage() -> None:
    assert only(paragraph(control("o1", ""))).spans == (Span(Carrier.TAG, "o1", 0, 0),)


# --- changes --------------------------------------------------------------------------------------


def test_changes_that_are_tracked_count_as_accepted() -> None:
    passage = only(
        paragraph(
            f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>",
        )
    )
    assert (passage.text, passage.tracked) == ("new here", True)
    assert not only(paragraph(run("a"))).tracked


def test_a_paragraph_whose_mark_is_deleted_runs_on_into_the_next() -> None:
    gone = "<w:pPr><w:pStyle w:val='A'/><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    body = f"<w:p>{gone}{run('one ')}{control('o1', run('two'))}</w:p>"
    passage = only(body + paragraph(run(" three"), style="B"))
    assert (passage.text, passage.style, passage.tracked) == ("one two three", "B", True)
    assert marked(passage) == [(Carrier.TAG, "o1", "two")]


def test_deleted_rows_and_cells_are_gone() -> None:
    cell = "<w:tc>{}<w:p>{}</w:p></w:tc>"
    row = "<w:tr>{}{}</w:tr>"
    lost = row.format("<w:trPr><w:del w:id='1'/></w:trPr>", cell.format("", run("lost")))
    kept = row.format(
        "",
        cell.format("<w:tcPr><w:cellDel w:id='2'/></w:tcPr>", run("lost too"))
        + cell.format("", run("kept")),
    )
    assert texts(f"<w:tbl>{lost}{kept}</w:tbl>") == ["kept"]


def test_properties_that_a_change_replaced_do_not_count() -> None:
    old = "<w:pPrChange w:id='1'><w:pPr><w:pStyle w:val='Old'/></w:pPr></w:pPrChange>"
    body = f"<w:p><w:pPr><w:pStyle w:val='New'/>{old}</w:pPr>{run('a')}</w:p>"
    assert only(body).style == "New"


def test_a_deleted_mark_behind_which_no_paragraph_follows_joins_nothing() -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{}</w:p>"
    cell = f"<w:tbl><w:tr><w:tc>{gone.format(run('cell'))}</w:tc></w:tr></w:tbl>"
    assert texts(cell + paragraph(run("below")) + gone.format(run("last"))) == [
        "cell",
        "below",
        "last",
    ]


# --- elements where none may stand ----------------------------------------------------------------


@pytest.mark.parametrize(
    "stray",
    [
        '<w:pPr><w:pStyle w:val="B"/><w:outlineLvl w:val="0"/></w:pPr>',
        "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>",
        '<w:tag w:val="o9"/><w:showingPlcHdr/>',
        '<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>',
        '<w:footnoteReference w:id="2"/><w:commentReference w:id="2"/>',
        '<w:br/><w:tab/><w:sym w:char="00B1"/>',
        "<w:tr><w:trPr><w:tab/></w:trPr></w:tr><w:trPr><w:del w:id='1'/></w:trPr>",
        "<w:tc/><w:cellDel/><w:tr><w:tc/></w:tr>",
        '<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>loose</w:t></w:r>',
        '<w:bookmarkEnd w:id="4"/><w:ins w:id="1"/>',
    ],
)
def test_what_stands_where_it_may_not_is_passed_over(stray: str) -> None:
    before, behind = read(paragraph(run("a"), style="A") + stray + paragraph(run("b"))).passages
    assert (before.text, behind.text) == ("a", "b")
    assert (before.style, behind.style) == ("A", "")
    assert before.spans + behind.spans == ()
    assert not before.tracked
    assert not behind.tracked


@pytest.mark.parametrize("level", ["", "9", "x", "²", "٣", "9" * 5_000])
def test_a_level_that_is_none_makes_no_heading(level: str) -> None:
    shown = f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>{run("a")}</w:p>'
    _, under = read(shown + paragraph(run("b"))).passages
    assert under.where.heading == ""


def test_a_style_of_a_paragraphs_mark_is_none_of_its_text() -> None:
    styles = style("Platzhalter", "Placeholder Text", kind="character")
    mark = '<w:pPr><w:rPr><w:rStyle w:val="Platzhalter"/></w:rPr></w:pPr>'
    body = control("o1", f"<w:p>{mark}{run('typed')}</w:p>")
    (passage,) = read(body, styles=styles).passages
    assert (passage.text, passage.placeholder) == ("typed", False)


# --- fields, alternatives, signs ------------------------------------------------------------------


def field(instruction: str, result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return sign.format("begin") + code + sign.format("separate") + result + sign.format("end")


def test_fields_count_as_their_results_and_say_so() -> None:
    simple = f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'
    passage = only(paragraph(run("Page "), field(" PAGE \\* MERGEFORMAT ", run("3")), simple))
    assert passage.text == "Page 39"
    assert passage.computed == (Computed("PAGE", 5, 6), Computed("NUMPAGES", 6, 7))


def test_a_result_within_an_instruction_is_no_text() -> None:
    inner = field(" MERGEFIELD x ", run("hidden"))
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = (
        sign.format("begin") + inner + sign.format("separate") + run("shown") + sign.format("end")
    )
    assert texts(paragraph(outer)) == ["shown"]


def test_a_sign_of_a_field_that_no_one_knows_is_passed_over() -> None:
    odd = '<w:r><w:fldChar w:fldCharType="pause"/></w:r>'
    assert texts(paragraph(run("a"), odd, field("PAGE", run("4")))) == ["a4"]


def test_what_a_field_is_called_is_its_first_word_however_long_its_instruction() -> None:
    words = "".join(
        f'<w:instrText xml:space="preserve">{word}</w:instrText>' for word in ("IF ", "x" * 99, "y")
    )
    instruction = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>{words}</w:r>'
    behind = "<w:r><w:instrText>LATE</w:instrText></w:r>"
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{behind}{run("5")}'
    passage = only(paragraph(instruction, shown, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    assert (passage.text, passage.computed) == ("5", (Computed("IF", 0, 1),))


def test_a_field_without_an_end_swallows_nothing() -> None:
    lost = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
    body = paragraph(run("a"), lost, run("b")) + paragraph(run("c"), field("PAGE", run("4")))
    assert texts(body) == ["ab", "c4"]


def box(inner: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:docPr id="1" name="Box 1" descr="A box"/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape alt='A box'><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_and_named_with_its_alternative_text() -> None:
    tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    alt, inside, around = read(
        paragraph(box(f"<w:p>{tabs}{run('in it')}</w:p>"), run("by"))
    ).passages
    assert (alt.where.area, alt.text) == (Area.ALT_TEXT, "A box")
    assert (inside.where.area, inside.where.shape, inside.text) == (
        Area.TEXT_BOX,
        "Box 1",
        "in it",
    )
    assert (around.where.area, around.text) == (Area.BODY, "by")


def test_boxes_and_words_of_older_drawings_are_read() -> None:
    drawn = (
        "<w:r><w:pict><v:rect alt='Old'><v:textbox><w:txbxContent><w:p>"
        f"{run('in it')}</w:p></w:txbxContent></v:textbox></v:rect>"
        "<v:shape><v:textpath string='DRAFT 2031'/></v:shape></w:pict></w:r>"
    )
    assert texts(paragraph(drawn)) == ["Old", "in it", "DRAFT 2031"]


def test_only_where_nothing_else_is_offered_the_fallback_counts() -> None:
    emoji = (
        '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:char="1F600"/>'
        "</mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent>"
    )
    alone = f"<mc:AlternateContent><mc:Fallback>{run('b')}</mc:Fallback></mc:AlternateContent>"
    assert texts(paragraph(f"<w:r>{emoji}</w:r>", alone)) == ["\U0001f600b"]


def test_readings_beside_characters_do_not_part_them() -> None:
    base = f"<w:rubyBase>{run('日本')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby><w:rt>{run('にほん')}</w:rt>{base}</w:ruby></w:r>"
    assert texts(paragraph(run("在"), ruby, run("国"))) == ["にほん", "在日本国"]


def test_symbols_formulas_and_signs_are_characters() -> None:
    formula = "<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>"
    symbol = '<w:r><w:sym w:font="Symbol" w:char="00B1"/><w:noBreakHyphen/><w:tab/></w:r>'
    assert texts(paragraph(formula, symbol, run("2"))) == ["x=5±\u2011\t2"]


@pytest.mark.parametrize("code", ["", "no", "110000", "D800", "-1", "F" * 5_000])
def test_a_symbol_that_is_no_character_is_passed_over(code: str) -> None:
    assert texts(paragraph(run("a"), f'<w:r><w:sym w:char="{code}"/></w:r>', run("b"))) == ["ab"]


def test_hyperlinks_smart_tags_and_whole_tables_in_controls_are_read() -> None:
    inner = f"<w:hyperlink><w:smartTag>{run('a')}</w:smartTag></w:hyperlink>"
    cell = control("c", f"<w:p>{control('d', inner)}</w:p>")
    table = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    nested = f"<w:tbl><w:tr><w:tc>{table}<w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>"
    inside, outside = read(control("t", nested)).passages
    assert (inside.text, inside.where.cell) == ("a", Cell(1, 0, 0))
    assert {span.name for span in inside.spans} == {"t", "c", "d"}
    assert (outside.text, outside.where.cell) == ("b", Cell(0, 0, 0))


def linked(kind: str) -> str:
    """What draws a diagram or a newer chart, whose part `word_file` relates by its kind."""
    if kind == "diagramData":
        space = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
        held = f'<d:relIds xmlns:d="{space}" r:dm="{kind}"/>'
    else:
        space = "http://schemas.microsoft.com/office/drawing/2014/chartex"
        held = f'<cx:chart xmlns:cx="{space}" r:id="{kind}"/>'
    return f"<w:r><w:drawing><wp:inline>{held}</wp:inline></w:drawing></w:r>"


def test_diagrams_and_charts_of_the_newer_kind_are_read_from_their_parts() -> None:
    space = 'xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"'
    passages = read(
        paragraph(linked("diagramData")) + paragraph(linked("chartEx")),
        diagramData="<a:p><a:r><a:t>Survey</a:t></a:r></a:p><a:p/>"
        "<a:p><a:r><a:t>Permit by 2031</a:t></a:r></a:p>",
        chartEx=f"<cx:pt {space}>Ports</cx:pt><cx:pt {space}/><cx:v {space}>Output</cx:v>",
    ).passages
    assert [(p.where.area, p.text) for p in passages] == [
        (Area.TEXT_BOX, "Survey"),
        (Area.TEXT_BOX, "Permit by 2031"),
        (Area.CHART, "Ports"),
        (Area.CHART, "Output"),
    ]


def test_a_drawing_whose_part_is_gone_shows_nothing() -> None:
    assert texts(paragraph(run("a"), linked("diagramData"), linked("chartEx"))) == ["a"]


# --- parts ----------------------------------------------------------------------------------------


def test_every_part_is_read_once_and_notes_have_the_heading_of_their_mark() -> None:
    styles = style("berschrift1", "heading 1")
    mark = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = paragraph(run("Finance"), style="berschrift1") + paragraph(
        run("text"),
        mark.format("footnote", 2),
        mark.format("endnote", 3),
        mark.format("comment", 0),
    )
    note = '<w:{0} w:id="{1}"><w:p><w:r><w:{0}Ref/></w:r>{2}</w:p></w:{0}>'
    separator = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
    )
    back = read(
        body,
        styles=styles,
        header=paragraph(run("top")),
        header2=paragraph(run("first top")),
        footer=paragraph(run("foot")),
        footnotes=separator + note.format("footnote", 2, run("a note")),
        endnotes=note.format("endnote", 3, run("the end")),
        comments=note.format("comment", 0, run("Why 5?")),
    )
    shown = [(str(p.where.area), p.where.heading, p.where.note, p.text) for p in back.passages]
    assert shown == [
        ("header", "", None, "top"),
        ("header", "", None, "first top"),
        ("body", "", None, "Finance"),
        ("body", "Finance", None, "text"),
        ("footer", "", None, "foot"),
        ("footnote", "Finance", 2, "a note"),
        ("endnote", "Finance", 3, "the end"),
        ("comment", "Finance", 0, "Why 5?"),
    ]


def test_what_a_table_says_of_itself_is_alternative_text() -> None:
    told = '<w:tblPr><w:tblCaption w:val="Sums"/><w:tblDescription w:val="Sums by year"/></w:tblPr>'
    body = f"<w:tbl>{told}<w:tr><w:tc><w:p>{run('7')}</w:p></w:tc></w:tr></w:tbl>"
    shown = [(p.where.area, p.where.cell, p.text) for p in read(body).passages]
    assert shown == [
        (Area.ALT_TEXT, None, "Sums"),
        (Area.ALT_TEXT, None, "Sums by year"),
        (Area.BODY, Cell(0, 0, 0), "7"),
    ]


@pytest.mark.parametrize(
    ("ident", "named"),
    [
        ("Heading1", "heading 1"),
        ("berschrift2", "Überschrift 2"),
        ("Titre1", "Titre 1"),
        ("a3", "見出し 3"),
        ("u1", "Đầu đề 1"),
        ("x", "Tie\u0302u \u0111e\u0302\u0300 1"),
        ("Heading_20_1", "Heading 1"),
        ("Heading2", ""),
    ],
)
def test_headings_are_known_in_any_language(ident: str, named: str) -> None:
    body = paragraph(run("Above"), style=ident) + paragraph(run("below"))
    styles = {"styles": style(ident, named)} if named else {}
    assert [p.where.heading for p in read(body, **styles).passages] == ["", "Above"]


def test_headings_are_known_by_outline_level_and_by_what_they_are_based_on() -> None:
    styles = style("H", "House head", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + style(
        "K", "House kid", '<w:basedOn w:val="H"/>'
    )
    own = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{}</w:p>'.format(run("Own"))
    body = paragraph(run("One"), style="K") + paragraph(run("a")) + own + paragraph(run("b"))
    assert [p.where.heading for p in read(body, styles=styles).passages] == [
        "",
        "One",
        "One",
        "Own",
    ]


# --- statuses -------------------------------------------------------------------------------------

_STATUS_STYLES = (
    style("h1", "heading 1")
    + style("sl", "Status Lead")
    + style("f", "Fact")
    + style("fr", "Fact Remark")
    + style("ct", "Cell Tag")
    + style("sc", "Status Cell Agreed")
    + style("sa", "Status Agreed", kind="character")
)


def statuses(body: str) -> list[tuple[str, str]]:
    return [(p.text, p.status) for p in read(body, styles=_STATUS_STYLES).passages]


def test_facts_stand_under_the_lead_above_them_and_behind_their_own_tag() -> None:
    body = (
        paragraph(run("\u2002Agreed\u2002", "sa"), style="sl")
        + paragraph(run("One."), style="f")
        + paragraph(run("Its remark."), style="fr")
        + paragraph(run("Between."))
        + paragraph(run("\u2002MoU signed\u00a0/\u00a0覚書\u2002", "sa"), run("Two."), style="f")
        + paragraph(run("Head"), style="h1")
        + paragraph(run("Three."), style="f")
    )
    assert [status for _, status in statuses(body)] == [
        "Agreed",
        "Agreed",
        "Agreed",
        "",
        "MoU signed",
        "",
        "",
    ]


def test_a_row_has_the_status_of_its_cell_or_of_the_tag_in_it() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format(paragraph(run("Head")), paragraph(run("Other")))
        + row.format(paragraph(run("x")), paragraph(run("Pledged"), style="sc"))
        + row.format(
            paragraph(run("2030")) + paragraph(run("Target", "sa"), style="ct"), paragraph(run("y"))
        )
        + "</w:tbl>"
    )
    assert statuses(body) == [
        ("Head", ""),
        ("Other", ""),
        ("x", "Pledged"),
        ("Pledged", "Pledged"),
        ("2030", "Target"),
        ("Target", "Target"),
        ("y", "Target"),
    ]


# --- others' files, size, harm --------------------------------------------------------------------


def test_what_python_docx_wrote_is_read_whole() -> None:
    made = docx.Document()
    made.add_heading("Results", 1)
    noted = made.add_paragraph("Output rose to 4,500 MW.")
    made.add_comment(noted.runs, text="Source?", author="A")
    made.add_table(2, 2).cell(1, 1).text = "2031"
    made.sections[0].header.paragraphs[0].text = "Confidential"
    stream = io.BytesIO()
    made.save(stream)
    back = read_delivered(stream.getvalue(), "plain.docx")
    shown = [(str(p.where.area), p.where.heading, p.where.cell, p.text) for p in back.passages]
    assert shown == [
        ("header", "", None, "Confidential"),
        ("body", "", None, "Results"),
        ("body", "Results", None, "Output rose to 4,500 MW."),
        ("body", "Results", Cell(0, 1, 1), "2031"),
        ("comment", "Results", None, "Source?"),
    ]
    assert (back.kind, back.provenance) == ("docx", None)


@pytest.mark.parametrize("element", ["smartTag", "sdt", "ins"])
def test_nesting_costs_nothing(element: str) -> None:
    deep = 5000
    inner = "<w:sdtContent>" if element == "sdt" else ""
    body = f"<w:{element}>{inner}" * deep + run("deep")
    body += (inner.replace("<", "</") + f"</w:{element}>") * deep
    if element == "sdt":
        with pytest.raises(InputError, match="nests its elements deeper"):
            texts(paragraph(body))
    else:
        assert texts(paragraph(body)) == ["deep"]


_OUTSIDE = {"remote template", "remote picture", "script link", "file link", "share link"}
_LARGE = {"long directory", "many parts", "flat bomb", "many elements, packed badly"}
_FETCHING = {"included text", "included picture", "macro button", "field made by a field"}
_FETCHING |= {"script in a field", "share in a field", "link of a shape", "add-in"}
_DRAWN = {"script in a drawing", "event in a drawing", "picture in a drawing"}
_WITHIN = {"no workbook within", "macros in a workbook within"}
_HARMLESS_TO_READ = _OUTSIDE | _LARGE | _FETCHING | _DRAWN | _WITHIN | {"missing part", "slides"}
"""Who only reads follows no reference and draws nothing; returned files are larger than templates;
a missing picture is no text; a deck is read as one; and a workbook within is let in when it is read
as that of a chart."""


def test_time_grows_with_the_file_and_not_faster() -> None:
    def seconds(paragraphs: int) -> float:
        said = (hashlib.sha256(bytes([n & 255, n >> 8])).hexdigest() for n in range(paragraphs))
        data = word_file("".join(paragraph(run("lead"), control("o", run(w))) for w in said))
        start = time.process_time()
        assert len(read_delivered(data, "long").passages) == paragraphs
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 20 * seconds(500)


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.every(4)
def test_hostile_files_end_in_a_sentence_but_for_those_that_only_lead_outside(case: str) -> None:
    data = HOSTILE[case][0]()
    if case in _HARMLESS_TO_READ:
        assert read_delivered(data, "given.docx").name == "given.docx"
        return
    with pytest.raises(InputError) as told:
        read_delivered(data, "given.docx")
    assert "given.docx" in str(told.value)
    assert "\n" not in str(told.value)
