"""A rich document for memos: every block and inline kind, three languages, repeats and tensions.

The wording is a sample; it follows the shapes that composing gives, not the facts of the demo.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from briefgen.document.model import (
    Bullets,
    Callout,
    Cell,
    Citation,
    Column,
    Document,
    Edition,
    Emphasis,
    FactGroup,
    FactItem,
    FactList,
    FactRef,
    Figure,
    HeaderField,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    Link,
    Note,
    Occurrence,
    Pair,
    Pairs,
    Paragraph,
    Reference,
    Row,
    Section,
    SectionRole,
    SourceEntry,
    Statement,
    StatusMark,
    Strong,
    Table,
    Text,
    TypedValue,
    Value,
)
from briefgen.values.language import Language
from briefgen.values.quantity import Bound, Quantity
from briefgen.values.status import Status

EN, VI, JA = Language.EN, Language.VI, Language.JA
LABELS = (
    ("page-of", "Page {page} of {pages}"),
    ("table-number", "Table {number}. "),
    ("see-note", "See note {note}"),
    ("handling-line", "Handling: {handling}"),
)


class _Notes:
    """Notes in the order of their citations, and the occurrences of statements."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.occurrences: list[Occurrence] = []

    def say(self, identifier: str, *children: Inline | str, lang: Language = EN) -> Statement:
        inlines = tuple(Text(text=c, lang=lang) if isinstance(c, str) else c for c in children)
        text = "".join(getattr(c, "text", "") for c in inlines)
        fact = FactRef(id=identifier.split(".")[0], digest="d" * 16)
        self.occurrences.append(
            Occurrence(id=identifier, form="statement", facts=(fact,), lang=lang, text=text)
        )
        return Statement(occurrence=identifier, children=inlines)

    def cite(
        self, mark: str, *content: Inline | str, repeats: int | None = None, lang: Language = EN
    ) -> Citation:
        number = len(self.notes) + 1
        inlines = tuple(Text(text=c, lang=lang) if isinstance(c, str) else c for c in content)
        self.notes.append(Note(number=number, content=inlines, facts=(), repeats=repeats))
        return Citation(facts=(), mark=mark, lang=lang, note=number)

    def figure(self, identifier: str, *parts: str, label: str, mark: str) -> Figure:
        qualifier, number, unit = parts
        full = " ".join(part for part in parts if part)
        fact = FactRef(id=identifier, digest="d" * 16)
        occurrence = Occurrence(
            id=f"{identifier}.figure",
            form="figure",
            facts=(fact,),
            values=(f"{identifier}.amount",),
            lang=EN,
            text=full,
        )
        self.occurrences.append(occurrence)
        return Figure(
            fact=identifier,
            ref=f"{identifier}.amount",
            occurrence=occurrence.id,
            qualifier=qualifier,
            figure=number,
            unit=unit,
            full=full,
            lang=EN,
            label=text(label),
            citation=Citation(facts=(identifier,), mark=mark, lang=EN),
        )


def text(words: str, lang: Language = EN) -> Inlines:
    return (Text(text=words, lang=lang),)


def strong(words: str, lang: Language = EN) -> Strong:
    return Strong(children=text(words, lang))


def value(words: str, ref: str, lang: Language = EN) -> Strong:
    return Strong(children=(Value(text=words, ref=ref, lang=lang),))


def mark(status: Status, label: str, lang: Language = EN) -> StatusMark:
    return StatusMark(status=status, group=status.group, label=label, lang=lang)


UNDER_WAY = mark(Status.UNDER_WAY, "Under way")
PLEDGED = mark(Status.PLEDGED, "Pledged")
PROPOSED = mark(Status.PROPOSED, "Proposed")
CALLED_FOR = mark(Status.CALLED_FOR, "Called for")
IN_OPERATION = mark(Status.OPERATIONAL, "In operation")
NOT_STATED = mark(Status.NOT_STATED, "Not stated")


def item(
    status: StatusMark, statement: Inlines, remark: Inlines = (), fact: str = "fact"
) -> FactItem:
    return FactItem(
        fact=fact,
        status=status,
        statement=statement,
        short=text("short"),
        citation=Citation(facts=(fact,), mark="[1] ¶1", lang=EN),
        remark=remark,
    )


def _header(missing: str = "[to be completed]") -> tuple[HeaderField, ...]:
    return (
        HeaderField(key="to", label="To", content=text(missing), lang=EN, missing=True),
        HeaderField(key="from", label="From", content=text("Desk officer"), lang=EN),
        HeaderField(key="date", label="Date", content=text("30\u00a0April 2025"), lang=EN),
        HeaderField(key="subject", label="Subject", content=text("Facts by status"), lang=EN),
        HeaderField(
            key="reference", label="Reference", content=text(missing), lang=EN, missing=True
        ),
        HeaderField(key="handling", label="Handling", content=text(missing), lang=EN, missing=True),
    )


def _bottom_line(n: _Notes) -> Section:
    upgrade = n.say("upgrade.statement.1", "The two leaders agreed to upgrade the partnership.")
    phd = n.say(
        "phd.statement.1",
        "Japan will receive ",
        value("around 250", "phd.number"),
        " PhD researchers in semiconductors, said to be half of Viet Nam’s strategic goal.",
    )
    training = n.say(
        "training.statement.1", "A training programme for engineers is in preparation."
    )
    box = Callout(
        role="bottom_line",
        label=(),
        paragraphs=(
            (
                upgrade,
                n.cite(
                    "[1] ¶15",
                    "Source 1, paragraph 15. Speaker: Ishiba Shigeru, Prime Minister of Japan "
                    "(as at the source); reported. Undated; “Monday” resolved to 28 April 2025 "
                    "from the stated visit of 27 to 29 April.",
                ),
            ),
            (
                phd,
                n.cite(
                    "[1] ¶17", "Source 1, paragraph 17. Carried over from paragraph 15. Undated."
                ),
                *text(" "),
                training,
                n.cite("[1] ¶16", "Source 1, paragraph 16. Document voice. Undated."),
            ),
        ),
    )
    purpose = Callout(
        role="author",
        label=text("The author’s purpose"),
        paragraphs=(text("To show what stands where before the visit."),),
    )
    return Section(
        id="bottom-line",
        role=SectionRole.BOTTOM_LINE,
        title=text("Bottom line"),
        blocks=(box, purpose),
        lang=EN,
    )


def _figures(n: _Notes) -> Section:
    strip = KeyFigures(
        figures=(
            n.figure("oda", "approximately", "3 trillion", "yen", label="ODA", mark="[2] ¶19"),
            n.figure(
                "oda-2023",
                "more than",
                "100 billion",
                "yen",
                label="ODA from Japan in 2023 alone",
                mark="[2] ¶19",
            ),
            n.figure("phd", "", "250", "PhD researchers", label="from Viet Nam", mark="[1] ¶17"),
            n.figure(
                "wind", "range, total", "3,000–4,000", "MW", label="offshore wind", mark="[1] ¶3"
            ),
            n.figure("plants", "around", "10", "", label="biomass power plants", mark="[1] ¶5"),
        ),
        remark=text("The figures describe unlike things and are not added."),
    )
    return Section(
        id="key-figures",
        role=SectionRole.KEY_FIGURES,
        title=text("Key figures"),
        blocks=(strip,),
        lang=EN,
    )


def _facts(n: _Notes) -> FactList:
    wind = n.say(
        "wind.statement.1",
        "T&T Group and Marubeni Corporation work together to research and develop offshore wind "
        "projects of ",
        value("3,000–4,000 MW", "wind.size"),
        " in total in the Gulf of Tonkin.",
    )
    several = n.say("several.statement.1", "Several major projects are under way.")
    industry = n.say(
        "parks.statement.1", "Japan will accelerate decarbonisation in Viet Nam’s parks."
    )
    biomass = n.say(
        "biomass.statement.1",
        "T&T Group proposes to invest in ",
        value("around 10", "biomass.plants"),
        " biomass power plants.",
    )
    green = n.say("green.statement.1", "The Prime Minister named green finance among the fields.")
    return FactList(
        groups=(
            FactGroup(
                status=UNDER_WAY,
                items=(
                    item(UNDER_WAY, (wind, n.cite("[1] ¶3", "Source 1, paragraph 3. ", _link()))),
                    item(
                        UNDER_WAY,
                        (several, n.cite("[1] ¶20", "Source 1, paragraph 20. Open list.")),
                        remark=text("Caution: the source names no project; check before use."),
                    ),
                ),
            ),
            FactGroup(
                status=PLEDGED,
                items=(item(PLEDGED, (industry, n.cite("[1] ¶18", "Source 1, paragraph 18."))),),
            ),
            FactGroup(
                status=PROPOSED,
                items=(item(PROPOSED, (biomass, n.cite("[1] ¶5", "Source 1, paragraph 5."))),),
            ),
            FactGroup(
                status=CALLED_FOR,
                items=(item(CALLED_FOR, (green, n.cite("[1] ¶15", repeats=1))),),
            ),
        )
    )


def _link() -> Link:
    return Link(url="https://example.org/report?a=1&b=2", children=text("Report"))


def _projects() -> Table:
    rows = (
        (UNDER_WAY, "Offshore wind, Gulf of Tonkin", "T&T Group, Marubeni", "3,000–4,000 MW"),
        (UNDER_WAY, "Direct Power Purchase Agreement mechanism", "T&T Group, Sojitz", "not stated"),
        (PLEDGED, "Decarbonisation of industrial parks", "Japan", "not stated"),
        (IN_OPERATION, "Metro Line 1", "Ho Chi Minh City", "not stated"),
        (PROPOSED, "Biomass power plants", "T&T Group with Erex, Sumitomo Forestry", "around 10"),
        (CALLED_FOR, "Green finance", "not stated", "not stated"),
        (NOT_STATED, "Wind power, Quang Tri (co-financed by JICA)", "JICA", "not stated"),
    )
    heads = (("Status", 1.0), ("Project", 3.0), ("Parties", 2.6), ("Size", 1.8))
    return Table(
        id="energy-projects",
        columns=tuple(Column(head=text(head), weight=weight) for head, weight in heads),
        rows=tuple(
            Row(
                id=f"project-{at}",
                cells=(Cell(content=(), status=status), *(Cell(content=text(c)) for c in cells)),
            )
            for at, (status, *cells) in enumerate(rows)
        ),
        caption=text("Energy projects that the sources name"),
        description="Seven projects with their status, parties and size.",
        remark=text("Sources 1 and 2. Wind power in Quang Tri stands off the status ladder."),
    )


def _theme(n: _Notes) -> Section:
    lead = Paragraph(
        role="lead",
        content=text(
            "What the two sources state, from the furthest status to the first request. Business "
            "announcements and government statements are kept apart by named speaker."
        ),
    )
    facts = _facts(n)
    tension = Callout(
        role="tension",
        label=text("Tension: projects advance, while conditions for them are called a challenge"),
        paragraphs=(
            text(
                "Source 1 reports several major energy projects under way. Source 2 names "
                "challenges of policy, grid connectivity and market mechanisms. Both stand."
            ),
        ),
    )
    blocks = (lead, facts, _projects(), tension, *_languages(n))
    return Section(
        id="energy", role=SectionRole.THEME, title=text("Energy transition"), blocks=blocks, lang=EN
    )


def _languages(n: _Notes) -> tuple[Heading | Paragraph, ...]:
    viet = n.say(
        "oda.statement.vi",
        "Nhật Bản đã cung cấp cho Việt Nam khoảng 3.000 tỷ yên vốn hỗ trợ phát triển "
        "chính thức. Ế Ỗ Ậ",
        lang=VI,
    )
    nippon = n.say(
        "oda.statement.ja",
        "日本はベトナムに約3兆円の“ODA”を供与した—2023年だけで1,000億円超…と述べた。",
        lang=JA,
    )
    return (
        Heading(id="languages", level=2, content=text("In other languages")),
        Paragraph(content=(viet, n.cite("[2] ¶19", "Nguồn 2, đoạn 19.", lang=VI))),
        Paragraph(content=(nippon, n.cite("[2] ¶19", "出典2、第19段落。", lang=JA))),
        Paragraph(
            content=(
                Emphasis(children=text("強調は斜体にしない。", JA)),
                *text("改行\nの後。", JA),
            ),
        ),
    )


def _asks(n: _Notes) -> Section:
    support = n.say(
        "support.statement.2", "Viet Nam asks for ", strong("deeper support"), " in technology."
    )
    fund = n.say("fund.statement.2", "Japan offers to widen a ", strong("fund"), " for start-ups.")
    centre = n.say("centre.statement.2", "Continued support for the National Innovation Center.")
    extra = n.say("extra.statement.2", "A course for judges, open to both sides.")
    first, second = (
        Citation(facts=(), mark="[1] ¶21", lang=EN),
        Citation(facts=(), mark="[1] ¶22", lang=EN),
    )
    pairs = Pairs(
        left_head=text("Viet Nam asks"),
        right_head=text("Japan offers"),
        rows=(
            Pair(
                ask=item(CALLED_FOR, (support, first)),
                offers=(item(PLEDGED, (fund, second), remark=text("Caution: no amount.")),),
            ),
            Pair(ask=item(CALLED_FOR, (centre, second))),
        ),
        unmatched=text("No matching offer recorded in these sources"),
        others_head=text("Offers without an ask"),
        others=(item(PLEDGED, (extra, first)),),
        remark=text("The pairs are the author’s; the list is open."),
    )
    return Section(
        id="asks",
        role=SectionRole.ASKS_OFFERS,
        title=text("Asks and offers"),
        blocks=(pairs,),
        lang=EN,
    )


def _silence() -> Section:
    see = Reference(target="energy-projects", text="Table 1", lang=EN)
    return Section(
        id="silence",
        role=SectionRole.SILENCE,
        title=text("What the sources do not say"),
        blocks=(
            Bullets(
                items=(
                    (strong("Dates."), *text(" Neither source prints its own date.")),
                    (strong("Amounts."), *text(" No amount is given; see "), see, *text(".")),
                    (
                        *text("See also "),
                        Reference(target="note-1", text="note 1", lang=EN),
                        *text(" and "),
                        Reference(target="project-3", text="Metro Line 1", lang=EN),
                        *text("."),
                    ),
                )
            ),
            Paragraph(role="note", content=text("Computed from a closed checklist.")),
        ),
        lang=EN,
    )


def _sources() -> Section:
    table = Table(
        id="sources-table",
        columns=(
            Column(head=text("No."), weight=0.4, align="end"),
            Column(head=text("Source"), weight=4),
            Column(head=text("Facts"), weight=1, align="end"),
        ),
        rows=(
            Row(
                cells=(
                    Cell(content=text("1")),
                    Cell(content=text("Press report; title, outlet and date not stated")),
                    Cell(content=text("13")),
                )
            ),
            Row(
                cells=(
                    Cell(content=text("2")),
                    Cell(content=(*text("Feature; see "), _link())),
                    Cell(content=text("6")),
                )
            ),
        ),
    )
    return Section(
        id="sources",
        role=SectionRole.SOURCES,
        title=text("Sources"),
        blocks=(table,),
        lang=EN,
    )


def sample_document() -> Document:
    """The document; each call gives an equal one."""
    n = _Notes()
    sections = (_bottom_line(n), _figures(n), _theme(n), _asks(n), _silence(), _sources())
    return Document(
        language=EN,
        title=text("Viet Nam–Japan partnership: where each undertaking stands"),
        kicker="Briefing memo",
        subtitle="",
        short_title=text("Viet Nam–Japan partnership"),
        edition=Edition(
            digest="0123456789abcdef" * 4, as_of=dt.date(2025, 4, 30), partnership="viet-nam-japan"
        ),
        edition_line=text("Facts as of 30\u00a0April 2025, edition 01234567"),
        date=dt.date(2025, 5, 2),
        header=_header(),
        sections=sections,
        notes=tuple(n.notes),
        sources=(
            SourceEntry(
                number=1, id="forum", description=text("Press report"), short=text("1"), lang=EN
            ),
        ),
        values=(
            TypedValue(
                ref="oda.amount",
                quantity=Quantity(unit="JPY", bound=Bound.APPROXIMATE, value=Decimal("3E12")),
                words=("approximately 3 trillion yen",),
            ),
        ),
        occurrences=tuple(n.occurrences),
        labels=LABELS,
    )
