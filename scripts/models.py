"""The records: what each may say, field by field.

The docstrings under the fields reach the JSON Schemas, and through them the editors of contributors.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from scripts.dates import PartialDate
from scripts.fields import (
    WITHOUT_FULL_STOP,
    ChapterPath,
    ChapterSection,
    Key,
    MisfitError,
    Model,
    PageOrRecord,
    PlainText,
    Record,
    SourceKeys,
    WebAddress,
    at_most,
)
from scripts.problems import nearest
from scripts.vocabulary import (
    Actor,
    AddressBasis,
    Category,
    ChangeKind,
    ClaimKind,
    Confidence,
    Effect,
    InstrumentKind,
    InstrumentStatus,
    LiftedBy,
    Reading,
    Sector,
    SourceKind,
    Tier,
    Unit,
    Verdict,
)

MAX_TITLE_WORDS = 10
MAX_DEFINITION_WORDS = 60
MAX_CHART_TITLE_WORDS = 18
MAX_CHANGE_WORDS = 25
MIN_ALT_LENGTH = 80


class Parent(Model):
    """The newspaper or periodical in which an article appeared (Hayagriva)."""

    type: str = Field(pattern="^(newspaper|periodical)$")
    """`newspaper` or `periodical`."""
    title: PlainText
    """Its name."""


class Source(Record):
    """A document that is cited, in Hayagriva form with four fields of our own."""

    called = "source"

    type: str = Field(pattern="^(article|book|case|legislation|manuscript|misc|report|repository|web)$")
    """Type of entry in Hayagriva's sense, which decides how the reference is written."""
    title: PlainText
    """Title as published; [in square brackets] a description, where the title itself was not read."""
    author: list[PlainText] = []
    """Persons as “Family, Given”; organizations by their plain name."""
    parent: Parent | None = None
    """Where an article appeared."""
    publisher: PlainText | None = None
    """Who published it; state media are labelled as such."""
    serial_number: PlainText | None = Field(default=None, alias="serial-number")
    """Report or document number; for law the whole legal citation."""
    date: PartialDate | None = None
    """Date of publication, as precise as known."""
    url: WebAddress | None = None
    """Page for readers; left out where no fit page is certain."""
    kind: SourceKind
    """What sort of document it is."""
    tier: Tier
    """How near it stands to what it tells."""
    read: Reading
    """How much of it was read."""
    url_basis: AddressBasis | None = Field(default=None, alias="url-basis")
    """How the address is known."""
    supports: PlainText
    """What it backs."""
    checked: PartialDate
    """When it was last looked at."""

    @property
    def house(self) -> str:
        """Who stands behind it, for a short label: publisher, newspaper or first author."""
        return self.publisher or (self.parent.title if self.parent else "") or (self.author or [""])[0]


class Term(Record):
    """A word that the chapters use and a newcomer may not know."""

    called = "term"

    term: PlainText
    """The term as a heading of the glossary."""
    abbreviation: PlainText | None = None
    """Its abbreviation, if it is in use."""
    forms: list[PlainText] = []
    """Other forms in running text; the plain plural and the abbreviation are known without it."""
    definition: Annotated[PlainText, at_most(MAX_DEFINITION_WORDS)]
    """What it means, in at most 60 words."""
    see_also: list[Key] = []
    """Ids of related terms."""
    sources: SourceKeys


class Event(Record):
    """Something that happened on a date."""

    called = "event"

    date: PartialDate
    """As precise as the sources allow."""
    title: Annotated[PlainText, at_most(MAX_TITLE_WORDS)]
    """What happened, in at most ten words."""
    summary: PlainText
    """Two or three sentences that stand alone."""
    category: Category
    """The field in which it falls."""
    actors: list[Actor] = Field(min_length=1)
    """Who acted."""
    effect: Effect
    """Direct effect on trade."""
    instruments: list[Key] = []
    """Ids of instruments.yml."""
    legal_reference: PlainText | None = None
    """A law or order that has no record of its own."""
    sources: SourceKeys
    confidence: Confidence
    """How firmly the sources carry it."""


class Instrument(Record):
    """A law, order, rule or license."""

    called = "instrument"

    name: PlainText
    """Short plain name."""
    number: PlainText
    """Its legal citation."""
    kind: InstrumentKind
    """What sort of instrument it is."""
    date: PartialDate
    """When it was signed, issued or took effect."""
    authority: PlainText
    """What it rests on."""
    what_it_does: PlainText
    """What it does, for a newcomer."""
    sectors: list[Sector] = Field(min_length=1)
    """What it reaches."""
    status: InstrumentStatus
    """Whether it had force on the day `as_of`."""
    status_note: PlainText
    """The status in a sentence."""
    as_of: PartialDate
    """Day of the newest evidence for the status."""
    review_by: PartialDate
    """When to look again."""
    lifted_by: LiftedBy
    """Who can end it."""
    sources: SourceKeys


class Claim(Record):
    """A checkable statement in one of the two articles, and what the evidence says of it."""

    called = "claim"

    section: PlainText
    """Heading or paragraph of the article."""
    claim: PlainText
    """The claim in our words."""
    kind: ClaimKind
    """What sort of statement it is."""
    verdict: Verdict
    """What the evidence says."""
    finding: PlainText
    """What the evidence shows; stands alone."""
    sources: SourceKeys
    confidence: Confidence
    """How firm the verdict is."""
    checked: PartialDate
    """When it was checked."""
    chapter: ChapterSection
    """The chapter section that treats the point, such as history/cold-war.md#cocom."""

    @model_validator(mode="after")
    def _verdict_has_sources(self) -> Self:
        silent = {Verdict.UNSUPPORTED, Verdict.UNCHECKABLE}
        if not self.sources and self.verdict not in silent:
            raise MisfitError(
                f'verdict "{self.verdict}" needs at least one source',
                f"no source only for {' and '.join(sorted(silent))}",
                "name a source that shows it",
            )
        return self


class Article(Record):
    """One of the two articles that started the project, with its claims in order."""

    called = "article"

    name_on_site: PlainText
    """What the site calls it."""
    title: PlainText
    """Its own title."""
    published: PlainText
    """What is known of its date, in a sentence."""
    sections: list[PlainText] = Field(min_length=1)
    """Its headings, or paragraphs, in order."""
    claims: list[Claim] = []
    """Its claims in the order of the article; in the file they stand beside it."""


class CellReference(Model):
    """One cell of a table, by the values of its row."""

    table: Key
    """Name of the table."""
    row: dict[str, str | int | float]
    """Column and value, as many as single out one row."""
    column: str
    """Column of the cell."""


Number = Key | CellReference


class Share(Model):
    """A part and the whole it belongs to."""

    part: Number
    """A cell, or the id of another fact."""
    whole: Number
    """Likewise."""


class PercentChange(Model):
    """An earlier and a later value."""

    start: Number = Field(alias="from")
    """The earlier value: a cell, or the id of another fact."""
    end: Number = Field(alias="to")
    """The later value."""


class Peak(Model):
    """The column of which the largest value is meant."""

    table: Key
    """Name of the table."""
    column: str
    """Name of the column."""


class Fact(Record):
    """A number that the prose uses: read from tables, or given with its source."""

    called = "fact"
    origins: ClassVar = ("value", "cell", "sum", "difference", "share", "percent_change", "peak")

    label: PlainText
    """What the number is, with place, period and goods or services."""
    value: Decimal | None = None
    """The number itself, where no table holds it."""
    cell: CellReference | None = None
    """One cell."""
    sum: list[Number] | None = Field(default=None, min_length=2)
    """Cells, or other facts by their ids, added together."""
    difference: list[Number] | None = Field(default=None, min_length=2, max_length=2)
    """The first less the second."""
    share: Share | None = None
    """A part in percent of a whole."""
    percent_change: PercentChange | None = None
    """Change from an earlier to a later value, in percent."""
    peak: Peak | None = None
    """The largest value of a column."""
    unit: Unit
    """Unit of the number before it is written for readers."""
    decimals: int | None = Field(default=None, ge=0, le=3)
    """Decimals shown; the unit's habit if left out."""
    as_of: PartialDate
    """The period or day that the number is about."""
    checked: PartialDate
    """When it was last checked."""
    review_by: PartialDate
    """When to look again."""
    note: PlainText | None = None
    """What a reader must know to use it."""
    sources: SourceKeys = []

    @property
    def origin(self) -> str:
        """Which of the origins the fact has."""
        return next(name for name in self.origins if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        given = [name for name in self.origins if getattr(self, name) is not None]
        if len(given) != 1:
            raise MisfitError(
                f"the fact has {len(given)} origins{': ' if given else ''}{', '.join(given)}",
                f"exactly one of: {', '.join(self.origins)}",
                "say where the number comes from" if not given else "keep one of them",
            )
        if self.value is not None and not self.sources:
            raise MisfitError(
                "value is given by itself and so needs at least one source",
                fix='add a line "sources: [key]", or read the number from a table with cell',
            )
        return self


class Timeline(Record):
    """A stretch of the events, for a chapter."""

    called = "timeline"

    title: PlainText
    """Caption of the list."""
    start: PartialDate = Field(alias="from")
    """First year or day."""
    end: PartialDate = Field(alias="to")
    """Last year or day."""
    categories: list[Category] = []
    """Only these fields; all if left out."""

    def holds(self, event: Event) -> bool:
        """Tell whether an event falls into the stretch."""
        in_time = self.start.first_day <= event.date.first_day <= self.end.last_day
        return in_time and (not self.categories or event.category in self.categories)


class Change(Record):
    """A correction or an addition, for readers who come back and for the feed."""

    called = "change"

    date: PartialDate
    """The day of the change."""
    kind: ChangeKind
    """Correction or addition."""
    what: Annotated[PlainText, at_most(MAX_CHANGE_WORDS)]
    """What is now on the site, as a sentence that stands alone."""
    where: list[PageOrRecord] = Field(min_length=1)
    """Pages below docs/, such as history/cold-war.md#cocom, or ids of records."""
    why: PlainText
    """What was wrong or missing, and how it came out."""


class Chart(Record):
    """A picture of a table, drawn when the site is built."""

    called = "chart"

    title: Annotated[PlainText, at_most(MAX_CHART_TITLE_WORDS), WITHOUT_FULL_STOP]
    """The finding, as a sentence without a full stop."""
    subtitle: PlainText
    """What is drawn: unit and coverage."""
    alt: Annotated[PlainText, Field(min_length=MIN_ALT_LENGTH)]
    """The shape in words, for those who do not see it; the numbers stand in the table beneath."""
    table: Key
    """Name of a table of the Data Package, or of a table computed from records (see `charts.py`)."""
    columns: list[str] = Field(min_length=2)
    """Columns of the table that are drawn, in the order of the data table beneath."""
    where: dict[str, list[str | int]] = {}
    """Only rows with one of these values in this column."""
    without: dict[str, list[str | int]] = {}
    """No rows with one of these values in this column."""
    note: PlainText | None = None
    """What a reader must know to read it."""
    sources: SourceKeys = []
    """Sources beside those of the table."""
    spec: dict[str, Any]
    """Vega-Lite specification without data and without title; colors by name, as in `charts.py`."""
    narrow: dict[str, Any] = {}
    """What differs in the specification for a phone, merged into it."""


class Question(Record):
    """A question for readers, with its answer and the reason."""

    called = "question"

    chapter: ChapterPath
    """The chapter it belongs to."""
    question: PlainText
    """One question, without tricks."""
    options: list[PlainText] = Field(min_length=2, max_length=5)
    """Answers to choose from."""
    answer: PlainText
    """The right one, word for word."""
    reason: PlainText
    """Why it is right."""
    sources: SourceKeys

    @model_validator(mode="after")
    def _answer_is_an_option(self) -> Self:
        if self.answer not in self.options:
            raise MisfitError(
                "answer is not one of the options, word for word",
                " | ".join(self.options),
                nearest(self.answer, self.options),
            )
        return self
