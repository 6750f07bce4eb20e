"""The articles, checked: an index, a page for each article, and a call-out for each claim."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from scripts.generate.filters import badge, chips, form, heading
from scripts.generate.linked_data import claim_reviews, json_ld
from scripts.generate.parts import indented, link, page, snippet, source_links, table
from scripts.text import counted, escape
from scripts.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Article, Claim

INDEX = "claims/index.md"
SUMMARY = "snippets/claims/summary.md"
NO_SOURCE = "No source could be found."


def files(records: Records, chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the index, the pages and the call-outs."""
    titles = {chapter.src: chapter.title for chapter in chapters}
    made = {f"docs/{INDEX}": _index(records), SUMMARY: _summary(records)}
    for article in records.articles.values():
        made[f"docs/{_path(article)}"] = _article(article, records, titles)
        for claim in article.claims:
            made[f"snippets/claims/{claim.id}.md"] = _call_out(claim, article)
    return made


def _path(article: Article) -> str:
    return f"claims/{article.id}.md"


def _file(article: Article) -> str:
    return f"data/claims/{article.id}.yml"


def _original(article: Article) -> str:
    """Return the title under which an article appeared, as a sentence, and what is known of its date."""
    stop = "" if article.title.endswith(("?", "!", ".")) else "."
    return f"*{escape(article.title)}*{stop} {escape(article.published)}"


def _index(records: Records) -> str:
    description = f"{len(records.claims)} claims from the two articles that started this site, each checked against the record."
    return page("Claims checked", description, "data/claims/", _index_body(records))


def _index_body(records: Records) -> Iterator[str]:
    yield (
        "Two articles asked whether economic ties can overcome political conflict between the United States and "
        "Russia. Each was split into its checkable claims, and each claim was checked against the record."
    )
    for article in records.articles.values():
        yield f"- {link(article.name_on_site, _path(article), INDEX)}: {_original(article)}"
    yield "## Verdicts and what they mean"
    yield "A number leads to the claims it counts.\n{ .screen-only }"
    yield from _counts(records)


def _summary(records: Records) -> str:
    return snippet("data/claims/", _counts(records))


def _counts(records: Records) -> Iterator[str]:
    """Yield how many claims hold up, in a sentence and in a table."""
    articles = list(records.articles.values())
    counts = {article.id: Counter(claim.verdict for claim in article.claims) for article in articles}
    total = sum(len(article.claims) for article in articles)
    held = sum(count[verdict] for count in counts.values() for verdict in (Verdict.SUPPORTED, Verdict.MOSTLY))
    yield f"Of {counted(total, 'checkable claim')}, {held} {'holds' if held == 1 else 'hold'} up as stated or nearly so."
    rows = [
        [
            badge(verdict),
            verdict.meaning,
            *(_filtered(article, verdict, counts[article.id][verdict]) for article in articles),
            str(sum(count[verdict] for count in counts.values())),
        ]
        for verdict in Verdict
    ]
    sums = ["**All**", "", *(str(len(article.claims)) for article in articles), str(total)]
    yield table(
        ["Verdict", "Meaning", *(escape(article.name_on_site) for article in articles), "Both"], [*rows, sums]
    )


def _filtered(article: Article, verdict: Verdict, count: int) -> str:
    """Return a count as a link to the claims it counts."""
    return f"[{count}](/{_path(article)}?verdict={verdict})" if count else "0"


def _article(article: Article, records: Records, titles: Mapping[str, str]) -> str:
    description = f"{article.name_on_site}, claim by claim: {len(article.claims)} claims with verdict, finding and sources."
    title = f"{article.name_on_site}, checked"
    return page(title, description, _file(article), _article_body(article, records, titles))


def _article_body(article: Article, records: Records, titles: Mapping[str, str]) -> Iterator[str]:
    count = Counter(claim.verdict for claim in article.claims)
    yield _original(article)
    summary = ", ".join(f"{verdict.label.lower()}: {count[verdict]}" for verdict in Verdict if count[verdict])
    yield f"{counted(len(article.claims), 'claim')}, in the order of the article, in our words. {summary.capitalize()}."
    yield form("Filter claims", counted(len(article.claims), "claim"), [_verdicts(count)])
    in_order = sorted(article.claims, key=lambda claim: article.sections.index(claim.section))
    for section, claims in groupby(in_order, key=lambda claim: claim.section):
        yield f"## {escape(section)}"
        for claim in claims:
            yield from _claim(claim, article, records, titles)
    yield json_ld(claim_reviews(article))


def _verdicts(count: Counter[Verdict]) -> str:
    choices = [
        (str(verdict), f"{verdict.label} <small>{count[verdict]}</small>")
        for verdict in Verdict
        if count[verdict]
    ]
    return chips("Verdict", "verdict", choices, f"All <small>{count.total()}</small>")


def _claim(claim: Claim, article: Article, records: Records, titles: Mapping[str, str]) -> Iterator[str]:
    here = _path(article)
    yield heading(escape(claim.claim), claim.id, verdict=claim.verdict)
    yield (
        f"{badge(claim.verdict)} · {claim.kind.label} · confidence {claim.confidence.label.lower()} · checked "
        f"{claim.checked.words}\n{{ .record-facts }}"
    )
    yield escape(claim.finding)
    sources = f"Sources: {source_links(claim.sources, records, here)}." if claim.sources else NO_SOURCE
    chapter = link(titles[claim.chapter.split("#")[0]], claim.chapter, here)
    yield f"{sources} Treated in: {chapter}.\n{{ .record-sources }}"


def _call_out(claim: Claim, article: Article) -> str:
    cited = f"[{'; '.join(f'@{key}' for key in claim.sources)}]" if claim.sources else f" {NO_SOURCE}"
    said = f"**{escape(article.name_on_site)}, in our words:** {escape(claim.claim)}"
    more = f"[This claim among all claims of the article](/{_path(article)}#{claim.id})"
    body = [said, f"{escape(claim.finding)}{cited}", more]
    head = f'!!! claim "What the articles said: {claim.verdict.label.lower()}"'
    return snippet(_file(article), [head + "\n\n" + indented("\n\n".join(body))])
