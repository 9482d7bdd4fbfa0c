"""What WCAG 2.2 AA asks of the page, measured in each of its states by our own checks."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from conftest_browser import Stage
from page_bot import every_block
from playwright.sync_api import Page, expect

CHECKS = (Path(__file__).parent / "page_checks.js").read_text(encoding="utf-8")
WORKED = {
    "button",
    "link",
    "textbox",
    "combobox",
    "checkbox",
    "radio",
    "menuitem",
    "menuitemradio",
    "option",
    "dialog",
    "listbox",
    "menu",
}
Reach = Callable[[Stage], None]


def _archived(stage: Stage) -> None:
    stage.open("as=U0POLICY&in=C0OLD")
    stage.shortly("is archived")


def _home(stage: Stage) -> None:
    stage.open("as=U0POLICY&in=app&tab=home")
    stage.shortly("What the office owes")


def _persons(stage: Stage) -> None:
    stage.open()
    stage.page.locator("#person-button").click()
    expect(stage.page.get_by_role("menu")).to_be_visible()


def _clock(stage: Stage) -> None:
    stage.open()
    stage.page.locator("#clock-button").click()
    stage.shortly("Next working morning")


def _commands(stage: Stage) -> None:
    stage.open()
    stage.page.locator("#composer").click()
    stage.page.locator("#composer").press_sequentially("/")
    expect(stage.page.get_by_role("option")).to_have_count(2)


def _form(stage: Stage) -> None:
    stage.open()
    stage.types("/actions add")
    stage.page.get_by_role("button", name="Add", exact=True).click()
    stage.shortly("Choose one.")


def _choices(stage: Stage) -> None:
    _form(stage)
    stage.page.get_by_role("combobox", name="Owner").click()
    expect(stage.page.get_by_role("option")).to_have_count(4)


def _channel(stage: Stage) -> None:
    stage.bot.chat_postMessage(channel="C0OFFICE", text="Every block", blocks=every_block())
    stage.open()
    stage.types("Good morning.")
    stage.types("/actions outstanding")
    stage.shortly("Only visible to you")
    stage.tool("Good morning.", "React with white check mark")
    expect(stage.page.locator(".reaction")).to_have_count(1)


def _thread(stage: Stage) -> None:
    stage.tool("Good morning.", "Reply in thread")
    stage.page.locator("#thread textarea").fill("/actions")
    stage.page.locator("#thread textarea").press("Enter")
    stage.shortly("is not supported in threads")


def _question(stage: Stage) -> None:
    stage.page.get_by_role("button", name="Withdraw", exact=True).click()
    stage.shortly("Withdraw A31?")


def _lost(stage: Stage) -> None:
    stage.page.route("**/try/**", lambda route: route.abort())
    stage.site.workspace.close()
    stage.shortly("The connection to the workspace is lost")
    stage.tool("Good morning.", "React with white check mark")
    stage.shortly("The workspace is not answering.")


STATES: list[Reach] = [
    _archived,
    _home,
    _persons,
    _clock,
    _commands,
    _form,
    _choices,
    _channel,
    _thread,
    _question,
    _lost,
]
"""In the order in which one page comes to them; the last three are of what `_channel` says."""


def _nameless(page: Page) -> list[str]:
    """Controls that a screen reader would announce without a name."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found = [one for one in nodes if not one.get("ignored") and _value(one, "role") in WORKED]
    return [json.dumps(one)[:300] for one in found if not _value(one, "name").strip()]


def _value(node: dict[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


def test_each_state_can_be_read_and_worked_by_everybody(stage: Stage) -> None:
    page = stage.page
    found: dict[tuple[str, str], list[str]] = {}
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for reach in STATES:
        page.emulate_media(color_scheme=schemes[0], reduced_motion="reduce")
        reach(stage)
        page.mouse.move(0, 0)
        found[reach.__name__, schemes[0]] = page.evaluate(CHECKS)
        page.emulate_media(color_scheme=schemes[1], reduced_motion="reduce")
        found[reach.__name__, schemes[1]] = page.evaluate(CHECKS)
        found[reach.__name__, "names"] = _nameless(page)
        _left(page)
        schemes.reverse()
    stage.leave()

    assert {state: what for state, what in found.items() if what} == {}


def _left(page: Page) -> None:
    """Leave with Escape what stands before the conversation or beside it."""
    for over in (".popup", "dialog", "#thread:not([hidden])"):
        if page.locator(over).count():
            page.keyboard.press("Escape")
            expect(page.locator(over)).to_have_count(0)


def test_the_checks_find_what_is_wrong(stage: Stage) -> None:
    page = stage.open()
    page.evaluate(
        "() => { const bad = document.createElement('button'); bad.id = 'composer';"
        " bad.setAttribute('aria-labelledby', 'nobody'); bad.tabIndex = 3;"
        " bad.style.cssText = 'padding: 0; width: 9px; color: #999; background: #fff';"
        " bad.append('grey'); document.body.append(bad); }"
    )

    found = " ".join(page.evaluate(CHECKS))

    for fault in ("contrast 2.85", "target 9x", "id used twice", "names nothing", "tabindex above"):
        assert fault in found
    page.evaluate(
        "() => { const send = document.querySelector('.send');"
        " send.textContent = ''; send.removeAttribute('title'); }"
    )
    assert len(_nameless(page)) == 1
    stage.leave()


@pytest.mark.parametrize(
    "sizes",
    [((320, 640), (640, 450)), pytest.param(((640, 450), (320, 640)), marks=pytest.mark.long)],
    ids=["narrow first", "magnified first"],
)
def test_it_fits_a_narrow_window_and_one_magnified_twice(
    stage: Stage, sizes: Sequence[tuple[int, int]]
) -> None:
    """Each state is reached in the first, and looked at in both."""
    page, found = stage.page, {}
    for reach in (_home, _clock, _form, _channel):
        for at, (width, height) in enumerate(sizes):
            page.set_viewport_size({"width": width, "height": height})
            if at == 0:
                reach(stage)
            found[reach.__name__, width] = page.evaluate(CHECKS)
        _left(page)

    assert {state: what for state, what in found.items() if what} == {}


def test_in_a_narrow_window_places_open_from_a_button_and_close_with_escape(
    stage: Stage,
) -> None:
    stage.page.set_viewport_size({"width": 320, "height": 640})
    page = stage.open()
    places = page.get_by_role("navigation", name="Places")
    expect(places).to_be_hidden()

    page.get_by_role("button", name="Places").click()
    expect(places.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(places).to_be_hidden()
    expect(page.get_by_role("button", name="Places")).to_be_focused()


def test_whatever_holds_the_focus_shows_it(stage: Stage) -> None:
    _channel(stage)
    page = stage.page
    page.locator(".skip").focus()
    seen = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        state = page.evaluate(
            "() => { const on = document.activeElement;"
            " const around = on.closest('.composer, .combobox') ?? on;"
            " const style = getComputedStyle(around);"
            " return [on.localName + on.id + on.textContent.slice(0, 30),"
            "  (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)"
            "  || style.boxShadow !== 'none']; }"
        )
        if state[0].startswith("body"):
            break  # past the last stop: the browser's own controls come next
        seen.add(state[0])
        assert state[1], state[0]
    assert len(seen) > 20


def test_messages_are_walked_with_the_arrows_and_their_tools_reached_with_tab(
    stage: Stage,
) -> None:
    page = stage.open()
    for words in ("First", "Second", "Third"):
        stage.types(words)
        stage.shortly(words)

    stage.message("Third").focus()
    page.keyboard.press("ArrowUp")
    expect(stage.message("Second")).to_be_focused()
    page.keyboard.press("Tab")

    reply = stage.message("Second").get_by_role("button", name="Reply in thread")
    expect(reply).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#thread")).to_contain_text("Second")


def test_the_first_stop_leads_past_everything_to_the_message_box(stage: Stage) -> None:
    stage.leave()
    page = stage.open()
    page.evaluate("() => document.activeElement.blur()")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#composer")).to_be_focused()


def test_motion_stops_for_those_who_asked(stage: Stage) -> None:
    stage.page.emulate_media(reduced_motion="reduce")
    page = stage.open()

    lasting = page.evaluate(
        "() => { const node = document.createElement('span'); node.className = 'loading-mark';"
        " document.body.append(node); return getComputedStyle(node).animationDuration; }"
    )

    assert float(lasting.removesuffix("s")) < 0.001
