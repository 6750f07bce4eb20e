"""XHTML as e-readers take it: how a file begins, how an element and its words are added, how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from scripts.book.contents import Leaf

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = f"{{{OPS}}}type"  # what part of a book an element is, in the words of EPUB
LANGUAGE = "en"
STYLE = "style.css"
TITLE_ID = "_title"  # of the heading of a file; ids of a page of the site never begin with a line
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Entry:
    """A line in a list of contents.

    Args:
        title: its words.
        href: where it leads.
        below: the lines below it.
    """

    title: str
    href: str
    below: tuple[Entry, ...] = ()


def document(title: str) -> tuple[Element, Element]:
    """Return a new XHTML file and its body."""
    root = start(XHTML, "html", {"lang": LANGUAGE, LANG: LANGUAGE}, epub=OPS)
    head = add(root, "head")
    add(head, "title", title)
    add(head, "link", "", {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    return root, add(root, "body")


def start(namespace: str, tag: str, attributes: Mapping[str, str], **prefixes: str) -> Element:
    """Return the root of a new file.

    Args:
        namespace: what its elements belong to.
        tag: its tag.
        attributes: its attributes.
        prefixes: other namespaces in it, by prefix.
    """
    names: Any = {None: namespace, **prefixes}  # the type stubs know of no default namespace
    return etree.Element(f"{{{namespace}}}{tag}", dict(attributes), names)


def add(parent: Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element at the end of another, in its namespace unless the tag names one."""
    name = tag if tag.startswith("{") else f"{{{etree.QName(parent).namespace}}}{tag}"
    new = etree.SubElement(parent, name, dict(attributes or {}))
    new.text = text or None
    return new


def add_text(target: Element, text: str | None) -> None:
    """Add a text at the end of an element; of white space that a browser folds, a space or a line end is left.

    Line ends stay, unlike in the manuscript of the PDF, so that a file of the book can be read as text.
    """
    folded = _SPACE.sub(lambda space: "\n" if "\n" in space[0] else " ", text or "")
    if not folded:
        return  # an empty text would give an empty element two tags
    if len(target):
        target[-1].tail = (target[-1].tail or "") + folded
    else:
        target.text = (target.text or "") + folded


def written(root: Element, doctype: str = "<!DOCTYPE html>") -> bytes:
    """Return a file as it goes into the book."""
    body = etree.tostring(root, encoding="unicode")
    return "\n".join(filter(None, ['<?xml version="1.0" encoding="utf-8"?>', doctype, body])).encode()


def file_name(leaf: Leaf) -> str:
    """Return the name of the file that a page of the book is in."""
    return f"{leaf.name}.xhtml"


def valid_id(anchor: str) -> str:
    """Return the id of an element as XML allows it, which is stricter than HTML: `fn:a` becomes `fn.a`."""
    name = re.sub(r"[^\w.-]", ".", anchor)
    return name if re.match(r"[^\W\d]", name) else f"_{name}"
