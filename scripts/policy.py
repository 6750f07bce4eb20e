"""The rules that a page gives the browser: what it may load and run (Content Security Policy).

In: the final HTML of a page. Out: the same page with its policy in the head. The policy allows what the site
itself serves and the page's own few inline scripts, each by its SHA-256; so a script that somebody slips into
a page's address or storage does not run. No rule is there for what the site does not use: `default-src` denies it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = '<meta charset="utf-8">'
_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# Any other type is data (JSON, linked data), which browsers do not run and policies do not govern.
_RUN = {"module", "text/javascript", "application/javascript"}
_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",  # no style attribute and no <style>; what scripts set through the CSSOM is no markup
    "img-src 'self' data:",  # the theme's icons are data: addresses in its style sheet
    "connect-src 'self'",  # the search reads its index
    "worker-src 'self'",  # in a worker
    "base-uri 'none'",
    "form-action 'none'",
)


def with_policy(page: str) -> str:
    """Return the HTML of a page with its policy, which stands before all that it governs.

    Raises:
        ValueError: if the head does not say the encoding, after which the policy stands.
    """
    head, charset, rest = page.partition(_CHARSET)
    if not charset:
        raise ValueError(f"the page has no {_CHARSET}, after which its policy stands")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return f"{head}{charset}{meta}{rest}"


def without_policy(page: str) -> str:
    """Return a page without it: a page that is a file has no host, so `'self'` would allow it nothing."""
    return _META.sub("", page)


def policy(page: str) -> str:
    """Return the policy of a page."""
    hashes = "".join(f" 'sha256-{digest}'" for digest in dict.fromkeys(_hashes(page)))
    return "; ".join(_RULES).format(hashes=hashes)


def _hashes(page: str) -> Iterator[str]:
    """Yield the hash of each inline script that a browser would run, as it stands between its tags."""
    for attributes, text in _SCRIPT.findall(page):
        kind = _TYPE.search(attributes)
        is_run = kind is None or kind[1].lower() in _RUN
        if is_run and not re.search(r"\bsrc\s*=", attributes, re.IGNORECASE):
            # Browsers read a page's line ends as one sign.
            yield _digest(text.replace("\r\n", "\n"))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
