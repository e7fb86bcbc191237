"""The legend as a strip of its own, to stand below the picture on a screen."""

from collections.abc import Iterator
from itertools import accumulate
from xml.etree import ElementTree as ET

from netmap.picture import key
from netmap.picture.marks import Chapter
from netmap.picture.palette import LIGHT, Palette
from netmap.picture.plane import Box, Point
from netmap.picture.svg import page
from netmap.words import picture as words

COLUMN = 218.0
HIGHEST = 200.0
EDGE = 4.0


def legend_svg(legend: tuple[Chapter, ...], *, palette: Palette = LIGHT) -> str:
    """Return a legend as an SVG document, in columns."""
    columns = list(_columns(legend))
    high = max((sum(map(key.chapter_height, one)) for one in columns), default=0.0)
    frame = Box(0, 0, len(columns) * COLUMN + EDGE, high + EDGE)
    root = page(frame, words.LEGEND_TITLE, legend_words(legend))
    for index, column in enumerate(columns):
        tops = accumulate(map(key.chapter_height, column), initial=0.0)
        for top, chapter in zip(tops, column, strict=False):
            key.chapter(root, chapter, Point(index * COLUMN + EDGE, top), palette)
    return ET.tostring(root, encoding="unicode")


def legend_words(legend: tuple[Chapter, ...]) -> str:
    """Return the legend in words, for those who do not see it."""
    told = [
        f"{chapter.title}: {', '.join(entry.words for entry in chapter.entries)}."
        for chapter in legend
    ]
    return " ".join([words.LEGEND_TITLE + ".", *told])


def _columns(chapters: tuple[Chapter, ...]) -> Iterator[list[Chapter]]:
    """Fill columns from left to right, none higher than it has to be."""
    column: list[Chapter] = []
    for chapter in chapters:
        filled = sum(map(key.chapter_height, column)) + key.chapter_height(chapter)
        if column and filled > HIGHEST:
            yield column
            column = []
        column.append(chapter)
    if column:
        yield column
