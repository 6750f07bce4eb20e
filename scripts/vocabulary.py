"""The closed vocabularies: every word that a record may use, what it is called and what it means.

The label is what readers see, the meaning is printed on the site where the word is used and in the
JSON Schemas. A word that is not here is an error in the record.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed set of words, each with a label and a meaning."""

    label: str
    meaning: str

    def __new__(cls, word: str, label: str, meaning: str = "") -> Self:
        """Make a member from its word in the records, its label and its meaning."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label
        member.meaning = meaning
        return member


class Verdict(Vocabulary):
    """What the evidence says of a claim in an article."""

    SUPPORTED = "supported", "Holds up", "The evidence that was read backs the claim as stated."
    MOSTLY = "mostly-supported", "Mostly holds up", "Right in substance; a detail is loose or missing."
    CONTEXT = "needs-context", "Needs context", "Not wrong, but it misleads without what the finding adds."
    OUTDATED = "outdated", "Out of date", "It was right when written, and events have overtaken it."
    UNSUPPORTED = (
        "unsupported",
        "No evidence found",
        "A search found nothing that backs it. That is not proof.",
    )
    CONTRADICTED = "contradicted", "Contradicted", "The evidence that was read says otherwise."
    UNCHECKABLE = "not-checkable", "Cannot be checked", "Opinion, forecast or anonymous: nothing to test."


class ClaimKind(Vocabulary):
    """What sort of statement a claim is."""

    EVENT = "event", "Event", "Something happened."
    CAUSAL = "causal", "Cause and effect", "Something led to something else."
    ATTRIBUTION = "attribution", "Attribution", "Somebody said, wrote or is something."
    LAW = "law", "Law", "What a law or an order does."
    FIGURE = "figure", "Figure", "A number."
    OPINION = "opinion", "Opinion", "A judgment."
    DATE = "date", "Date", "When something happened."
    FORECAST = "forecast", "Forecast", "What will or may happen."


class Confidence(Vocabulary):
    """How firmly the sources carry a record."""

    HIGH = "high", "High", "Every stated fact rests on a source that was read at least in part."
    MEDIUM = "medium", "Medium", "A detail rests on one weak source, or sources disagree."
    LOW = "low", "Low", "For claims only: the evidence is too thin to say more than that none was found."


class ChangeKind(Vocabulary):
    """What a change of the site is."""

    CORRECTION = "correction", "Correction", "Something was wrong, and the meaning of a page changed."
    ADDITION = "addition", "Addition", "Something new that a reader may want to know of."


class Category(Vocabulary):
    """The field in which an event falls."""

    DIPLOMACY = "diplomacy", "Diplomacy", "Recognition, summits, expulsions."
    TRADE_POLICY = (
        "trade-policy",
        "Trade policy",
        "Tariffs, trade agreements, import and export rules of trade law.",
    )
    SANCTIONS = "sanctions", "Sanctions", "Blocking, designations and sectoral bans."
    EXPORT_CONTROLS = "export-controls", "Export controls", "Licensing of goods and technology."
    ENERGY = "energy", "Energy", "Oil, gas, uranium, pipelines and the price cap."
    FINANCE = "finance", "Finance", "Credit, debt, banks and reserves."
    AGRICULTURE = "agriculture", "Agriculture", "Grain, poultry, food and fertilizer."
    TECHNOLOGY_SPACE = "technology-space", "Technology and space", "Plants, know-how and space flight."
    ARMS_CONTROL = "arms-control", "Arms control", "Treaties on weapons and the securing of them."
    CONFLICT = "conflict", "Conflict", "War, annexation and the use of force."
    CORPORATE = "corporate", "Companies", "A company enters, leaves or loses property."


class Effect(Vocabulary):
    """The direct effect of an event on U.S.-Russian trade, as intended or as it turned out at once."""

    TIGHTENS = "tightens", "Tightens", "Makes trade harder."
    LOOSENS = "loosens", "Loosens", "Makes trade easier."
    NEUTRAL = "neutral", "Neutral", "No direct effect either way."


class Actor(Vocabulary):
    """Who acted, with the first and the last day on which it could."""

    first_day: dt.date
    last_day: dt.date

    def __new__(
        cls, word: str, label: str, first_day: str = "0001-01-01", last_day: str = "9999-12-31"
    ) -> Self:
        """Make an actor that existed from one day to another."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label
        member.meaning = ""
        member.first_day = dt.date.fromisoformat(first_day)
        member.last_day = dt.date.fromisoformat(last_day)
        return member

    US = "us", "United States", "1776-07-04"
    IMPERIAL_RUSSIA = "imperial-russia", "Russian Empire", "1721-11-02", "1917-09-14"
    SOVIET_RUSSIA = "soviet-russia", "Soviet Russia", "1917-11-07", "1922-12-29"
    USSR = "ussr", "Soviet Union", "1922-12-30", "1991-12-26"
    RUSSIA = "russia", "Russia", "1991-12-12"
    EU = "eu", "European Union", "1993-11-01"
    G7 = "g7", "G7", "1975-11-15"
    OTHER_GOVERNMENT = "other-government", "Another government"
    INTERNATIONAL_BODY = "international-body", "An international body"
    COMPANY = "company", "A company"
    UNKNOWN = "unknown", "Not established"


class InstrumentKind(Vocabulary):
    """What sort of legal instrument it is."""

    STATUTE = "statute", "Statute", "An act of Congress, signed into law."
    EXECUTIVE_ORDER = "executive-order", "Executive order", "An order of the president under a statute."
    PROCLAMATION = "proclamation", "Proclamation", "A president's act in trade law, such as a tariff."
    DIRECTIVE = "directive", "Directive", "What an executive order bars in detail, issued by the Treasury."
    DETERMINATION = (
        "determination",
        "Determination",
        "The naming of a sector or service to which an order applies.",
    )
    REGULATION = "regulation", "Regulation", "A rule in the Code of Federal Regulations."
    GENERAL_LICENSE = (
        "general-license",
        "General license",
        "Permission for everybody to do what is otherwise barred.",
    )
    DESIGNATION = "designation", "Designation", "The listing of persons whose property is blocked."
    TREATY = "treaty", "Treaty", "An agreement between states, ratified."
    BILL = "bill", "Bill", "A proposal that is not law."


class Sector(Vocabulary):
    """The part of the economy or of relations that an instrument reaches."""

    GENERAL = "general", "General"
    FINANCE = "finance", "Finance"
    ENERGY = "energy", "Energy"
    DEFENSE = "defense", "Defense"
    TRADE = "trade", "Trade"
    HUMAN_RIGHTS = "human-rights", "Human rights"
    TERRITORIAL = "territorial", "Territories"
    CYBER = "cyber", "Cyber"
    EXPORT_CONTROLS = "export-controls", "Export controls"
    INVESTMENT = "investment", "Investment"
    SERVICES = "services", "Services"
    METALS = "metals", "Metals"
    CHEMICALS = "chemicals", "Chemicals"
    NUCLEAR = "nuclear", "Nuclear fuel"
    AGRICULTURE = "agriculture", "Agriculture"
    HEALTH = "health", "Health"
    ARMS_CONTROL = "arms-control", "Arms control"


class InstrumentStatus(Vocabulary):
    """Whether an instrument had force on the day of the record."""

    IN_FORCE = "in-force", "In force", "It applies."
    PARTLY = "partly-in-force", "Partly in force", "A part applies, another has ended or is suspended."
    ENDED = "ended", "Ended", "It was revoked, has expired or was replaced."
    UNKNOWN = "unknown", "Not known", "No source that was read settles it."
    NOT_ENACTED = "not-enacted", "Not enacted", "It was proposed and is not law."


class LiftedBy(Vocabulary):
    """Who can end an instrument; the labels stand inside a sentence."""

    PRESIDENT = "president", "the president", "An order or a license is enough."
    CERTIFICATION = "certification", "the president, after a finding or a review", "Congress is told first."
    CONGRESS = "congress", "Congress", "A new statute is needed."
    SENATE_AND_PRESIDENT = "senate-and-president", "the Senate and the president", "As for a treaty."
    EXPIRES = "expires", "nobody: it expires", "It ends by its own terms unless renewed."
    UNCLEAR = "unclear", "Unclear", "No source that was read settles it."


class SourceKind(Vocabulary):
    """What sort of document a source is."""

    STATUTE = "statute", "Statutes and bills"
    EXECUTIVE_ORDER = "executive-order", "Executive orders"
    REGULATION = "regulation", "Regulations and notices"
    TREATY = "treaty", "Treaties"
    COURT = "court", "Court decisions"
    OFFICIAL_GUIDANCE = "official-guidance", "Official guidance"
    OFFICIAL_STATEMENT = "official-statement", "Official statements"
    STATISTICS = "statistics", "Official statistics"
    DATA = "data", "Data sets"
    GOVERNMENT_REPORT = "government-report", "Government reports"
    ARCHIVE = "archive", "Archives"
    BOOK = "book", "Books"
    ARTICLE = "article", "Articles"
    THINK_TANK = "think-tank", "Research institutes"
    COMPANY = "company", "Companies"
    NEWS = "news", "Press"


class Tier(Vocabulary):
    """How near a source stands to what it tells."""

    PRIMARY = "primary", "Primary", "The law, record, figure or statement itself."
    SECONDARY = "secondary", "Secondary", "Research, expert or press account."
    TERTIARY = "tertiary", "Tertiary", "An encyclopedia or a retold account."


class Reading(Vocabulary):
    """How much of a source was read before it was cited."""

    FULL = "full", "Read in full"
    EXCERPT = "excerpt", "Read in part"
    COPY = "copy", "Read in a copy", "As reproduced, quoted or summarized elsewhere."
    NO = "no", "Not read", "It stands only beside another source that was read."


class AddressBasis(Vocabulary):
    """How the address of a source is known."""

    SEEN = "seen", "Seen", "The exact address was met in a listing or a citation."
    CONSTRUCTED = (
        "constructed",
        "Built from a pattern",
        "From the publisher's permanent pattern and a known number.",
    )


class TableGroup(Vocabulary):
    """The shelf on which a table stands on the data page."""

    TRADE = "trade", "Trade between the two countries"
    PRODUCTS = "products", "What was traded"
    DUTIES = "duties", "Duties"
    BEFORE_1992 = "before-1992", "Before 1992"
    SANCTIONS = "sanctions", "Sanctions"
    RUSSIA = "russia", "Russia's economy and partners"
    OPINION = "opinion", "Public opinion"


class Unit(Vocabulary):
    """The unit of a fact, and with it the way its number is written."""

    USD_MILLION = "usd-million", "million U.S. dollars, nominal"
    PERCENT = "percent", "percent"
    BARRELS = "thousand-barrels-per-day", "thousand barrels a day"
    COUNT = "count", "count"
    MILLION_TONS = "million-tons", "million metric tons"
    MILLION_BUSHELS = "million-bushels", "million bushels"
    RUBLES = "rubles-per-dollar", "rubles per U.S. dollar"
