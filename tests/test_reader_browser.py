"""What a reader can do on a page, in a browser: answer questions, and see what is behind a note, a term, a figure."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import Visit
from tests.every import every

CHAPTER = "history/cold-war/"
# Scripts and style sheets from files alone, as a careful host sends the site.
POLICY = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'self'; style-src 'self'\">"


def question(page: Page, number: int) -> Locator:
    """Return a question of the page: the item of the list with all that belongs to it."""
    return page.locator("ol > li:has(> details.success)").nth(number)


def right_answer(asked: Locator) -> str:
    return (asked.locator("details.success strong").first.text_content() or "")[0]


def answer(asked: Locator, *, right: bool) -> None:
    letter = right_answer(asked)
    other = next(one for one in "AB" if one != letter)
    asked.locator(f"input[value={letter if right else other}]").check()
    asked.get_by_role("button", name="Check").click()


def test_right_answer_is_told_with_its_reason(visit: Visit) -> None:
    asked = question(visit(CHAPTER), 0)
    reason = (asked.locator("details.success > p").last.text_content() or "").strip()
    answer(asked, right=True)
    told = asked.get_by_role("status")
    expect(told).to_contain_text("Right")
    expect(told).to_contain_text(reason)
    expect(told.get_by_text(reason)).to_be_visible()
    expect(asked.locator("label", has=asked.page.locator("input:checked"))).to_contain_text("Right answer")
    expect(asked.locator("details.success")).to_be_hidden()


def test_wrong_answer_is_marked_in_words_and_the_right_one_shown(visit: Visit) -> None:
    asked = question(visit(CHAPTER), 0)
    letter = right_answer(asked)
    answer(asked, right=False)
    expect(asked.get_by_role("status")).to_contain_text("Not quite")
    expect(asked.locator("label", has=asked.page.locator("input:checked"))).to_contain_text("Your answer")
    expect(asked.locator(f"label:has([value={letter}])")).to_contain_text("Right answer")


def test_score_counts_right_answers_and_follows_the_reader(visit: Visit) -> None:
    page = visit(CHAPTER)
    count = page.locator(".quiz").count()
    answer(question(page, 0), right=True)
    expect(question(page, 0).get_by_role("status")).to_contain_text(f"1 of {count} right so far")
    answer(question(page, 1), right=False)
    expect(question(page, 1).get_by_role("status")).to_contain_text(f"1 of {count} right so far")
    expect(page.get_by_text("right so far")).to_have_count(1)
    for number in range(2, count):
        answer(question(page, number), right=True)
    expect(page.locator(".quiz-score")).to_have_text(f"{count - 1} of {count} right")


def test_question_can_be_tried_again(visit: Visit) -> None:
    asked = question(visit(CHAPTER), 0)
    answer(asked, right=False)
    asked.get_by_role("button", name="Try again").click()
    expect(asked.get_by_role("status")).to_be_empty()
    expect(asked.locator("input").first).to_be_focused()
    expect(asked.locator("input:checked")).to_have_count(0)
    expect(asked.locator("details.success")).to_be_visible()
    answer(asked, right=True)
    expect(asked.get_by_role("status")).to_contain_text("Right")


def test_another_choice_takes_the_verdict_back(visit: Visit) -> None:
    asked = question(visit(CHAPTER), 0)
    letter = right_answer(asked)
    answer(asked, right=False)
    asked.locator(f"input[value={letter}]").check()
    expect(asked.get_by_role("status")).to_be_empty()
    asked.get_by_role("button", name="Check").click()
    expect(asked.get_by_role("status")).to_contain_text("1 of")


def test_question_is_answered_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit(CHAPTER)
    asked = question(page, 0)
    letter = right_answer(asked)
    group = asked.get_by_role("radiogroup", name=(asked.locator("> p").inner_text()).strip())
    expect(group).to_be_visible()
    asked.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range("ABCDE".index(letter)):
        page.keyboard.press("ArrowDown")
    expect(asked.get_by_role("status")).to_be_empty()  # moving through options is not answering yet
    page.keyboard.press("Enter")
    expect(asked.get_by_role("status")).to_contain_text("Right")


def test_nothing_is_checked_before_something_is_chosen(visit: Visit) -> None:
    asked = question(visit(CHAPTER), 0)
    asked.get_by_role("button", name="Check").click()
    expect(asked.get_by_role("status")).to_be_empty()
    assert asked.locator("input").first.evaluate("radio => radio.validity.valueMissing")


def test_quiz_keeps_and_sends_nothing(visit: Visit) -> None:
    page = visit(CHAPTER)
    keep = "() => JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, location.href])"
    before = page.evaluate(keep)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer(question(page, 0), right=True)
    assert page.evaluate(keep) == before
    assert [
        url for url in asked if not url.endswith("favicon.svg")
    ] == []  # which a browser gets when it likes


def test_every_question_of_the_quiz_bank_can_be_answered(visit: Visit) -> None:
    page = visit("teach/quiz/")
    assert page.locator(".quiz").count() == page.locator("details.success").count() > 50
    names = page.locator(".quiz input").evaluate_all("all => all.map((one) => one.name)")
    assert len(set(every(names))) == page.locator(".quiz").count()


def test_without_script_answers_open_on_request(visit: Visit) -> None:
    asked = question(visit(CHAPTER, java_script_enabled=False), 0)
    assert asked.locator("form").count() == 0
    expect(asked.locator("details.success > p").first).to_be_hidden()
    asked.locator("summary").click()
    for paragraph in every(asked.locator("details.success > p").all()):
        expect(paragraph).to_be_visible()


@pytest.mark.parametrize("host", ["a.footnote-ref", "p a.term", "p data.fact", "td data.fact"])
def test_preview_shows_on_hover_and_can_be_hovered(visit: Visit, host: str) -> None:
    page = visit(CHAPTER)
    one = page.locator(f"article {host}").first
    one.scroll_into_view_if_needed()
    one.hover()
    tip = page.locator("#preview")
    expect(tip).to_be_visible()
    assert len(tip.inner_text()) > 20
    expect(one).to_have_attribute("aria-describedby", "preview")
    tip.hover()
    page.wait_for_timeout(400)  # longer than a preview waits before it goes
    expect(tip).to_be_visible()
    page.mouse.move(2, 400)  # the margin
    expect(tip).to_be_hidden()
    assert one.get_attribute("aria-describedby") is None


@pytest.mark.parametrize("host", ["a.footnote-ref", "p a.term", "td data.fact"])
def test_preview_shows_on_focus_and_escape_closes_it(visit: Visit, host: str) -> None:
    page = visit(CHAPTER)
    page.keyboard.press("Tab")  # from here on the browser shows where the focus is
    one = page.locator(f"article {host}").first
    one.focus()
    tip = page.locator("#preview")
    expect(tip).to_be_visible()
    expect(tip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(one).to_be_focused()
    page.keyboard.press("Tab")
    expect(one).not_to_be_focused()


def test_mark_after_a_figure_tells_the_figure_to_the_keyboard(visit: Visit) -> None:
    page = visit(CHAPTER)
    figure = page.locator("article li > data.fact:has(+ sup)").first
    figure.hover()
    told = page.locator("#preview").inner_text()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    page.locator("article li > data.fact + sup > a").first.focus()
    expect(page.locator("#preview")).to_contain_text(told)
    assert figure.get_attribute("tabindex") is None


def test_figures_of_a_table_are_one_stop_with_arrow_keys_between(visit: Visit) -> None:
    page = visit(CHAPTER)
    figures = page.locator("article table").filter(has=page.locator("data.fact")).first.locator("data.fact")
    page.keyboard.press("Tab")
    figures.first.focus()
    stops = figures.evaluate_all("all => all.filter((one) => one.tabIndex === 0).length")
    assert (stops, figures.count() > 5) == (1, True)
    page.keyboard.press("ArrowRight")
    expect(figures.nth(1)).to_be_focused()
    expect(figures.nth(1)).to_have_attribute("aria-describedby", "preview")
    column = "one => one.closest('td').cellIndex"
    page.keyboard.press("ArrowDown")
    below = page.locator("data.fact:focus")
    assert below.evaluate(column) == figures.nth(1).evaluate(column)
    page.keyboard.press("ArrowUp")
    expect(figures.nth(1)).to_be_focused()


@pytest.mark.parametrize(
    ("host", "link"), [("a.footnote-ref", "All notes"), ("li a.term", "Glossary"), ("li data.fact", "")]
)
def test_first_tap_shows_a_preview(visit: Visit, host: str, link: str) -> None:
    page = visit(CHAPTER, has_touch=True, viewport={"width": 320, "height": 568})
    url = page.url
    one = page.locator(f"article {host}").first
    one.scroll_into_view_if_needed()
    one.tap()
    tip = page.locator("#preview")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.url == url
    if link:
        expect(tip.get_by_role("link", name=link)).to_be_visible()
    one.tap()
    expect(tip).to_be_hidden()
    assert (page.url != url) == bool(link)


def test_tap_elsewhere_closes_the_preview(visit: Visit) -> None:
    page = visit(CHAPTER, has_touch=True)
    page.locator("article li data.fact").first.tap()
    expect(page.locator("#preview")).to_be_visible()
    page.locator("h1").tap()
    expect(page.locator("#preview")).to_be_hidden()


def test_click_on_a_mark_still_leads_to_its_note(visit: Visit) -> None:
    page = visit(CHAPTER)
    mark = page.locator("article a.footnote-ref").first
    mark.click()
    page.wait_for_url(f"**/{CHAPTER}#fn:*")
    expect(page.locator("#preview")).to_be_hidden()


def test_without_script_titles_tell_and_marks_lead(visit: Visit) -> None:
    page = visit(CHAPTER, java_script_enabled=False)
    assert page.locator("#preview").count() == 0
    for one in every(page.locator("article :is(a.term, data.fact)").all()):
        assert one.get_attribute("title")
        assert one.get_attribute("tabindex") is None


def test_quiz_and_previews_work_where_no_inline_script_may_run(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.route("**/history/cold-war/", lambda route: route.fulfill(body=with_policy(route.fetch().text())))
    page.goto(served + CHAPTER)
    answer(question(page, 0), right=True)
    expect(question(page, 0).get_by_role("status")).to_contain_text("Right")
    page.locator("article a.footnote-ref").first.hover()
    expect(page.locator("#preview")).to_be_visible()
    page.close()


def with_policy(text: str) -> str:
    return text.replace("<head>", f"<head>{POLICY}", 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_after_an_answer_and_beside_a_preview(visit: Visit, scheme: str) -> None:
    page = visit(CHAPTER, color_scheme=scheme, reduced_motion="reduce")
    answer(question(page, 0), right=True)
    answer(question(page, 1), right=False)
    for host in ("article li a.term", "article td data.fact", "article a.footnote-ref"):
        one = page.locator(host).first
        one.scroll_into_view_if_needed()
        one.hover()
        expect(one).to_have_attribute("aria-describedby", "preview")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
