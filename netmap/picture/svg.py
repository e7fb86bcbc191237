"""A scene as SVG text. Built as a tree, so that nothing a user typed becomes markup."""

from xml.etree import ElementTree as ET

from netmap.picture import figure, key, linework
from netmap.picture.element import (
    FRAME,
    Attributes,
    added,
    circle,
    clean,
    haloed,
    letter,
)
from netmap.picture.ground import ground, names
from netmap.picture.marks import Node, Scene
from netmap.picture.palette import DARK, LIGHT, Palette
from netmap.picture.plane import Box, Point
from netmap.picture.scene import CENTRE_SIZE

__all__ = ["DARK", "LIGHT", "Palette", "svg_of"]

NAMESPACE = "http://www.w3.org/2000/svg"
FONTS = "Inter, 'Source Sans 3', 'Noto Sans', system-ui, sans-serif"
MARGIN = 34.0


def svg_of(
    scene: Scene,
    *,
    palette: Palette = LIGHT,
    legend: bool = True,
    handles: bool = False,
) -> str:
    """Return the scene as one SVG document, the same text for the same scene.

    It holds no script and points to nothing outside itself. With `handles`, alters and
    their lines and labels carry `data-alter` with their id, for a page that lets them
    be chosen and moved; leave it off in what is handed out.
    """
    frame = _frame(scene, with_legend=legend)
    root = page(frame, scene.title, scene.summary)
    _backdrop(root, frame, palette)
    ground(root, scene, palette)
    if handles:
        root.set("data-rim", f"{scene.rim:g}")
    linework.bonds(root, scene.bonds, palette, handles=handles)
    _lines(root, scene, palette, handles=handles)
    _centre(root, scene, palette)
    names(root, scene, palette)
    _alters(root, scene, palette, handles=handles)
    if legend:
        corner = Point(scene.bounds.right, scene.bounds.top + MARGIN)
        key.legend(root, scene.legend, corner, palette)
    return ET.tostring(root, encoding="unicode")


def _lines(root: ET.Element, scene: Scene, palette: Palette, *, handles: bool) -> None:
    for line in scene.lines:
        alter_id = line.alter_id if handles else ""
        linework.tie(_group(root, "tie", alter_id), line, palette)


def _alters(root: ET.Element, scene: Scene, palette: Palette, *, handles: bool) -> None:
    for node in scene.nodes:
        group = _group(root, "alter", node.alter_id if handles else "")
        if handles:
            _handle(group, node)
        added(group, "title", {}, node.told)
        figure.alter(group, node, palette)
    for node in scene.nodes:
        group = _group(root, "label", node.alter_id if handles else "")
        for name, value in haloed(palette).items():
            group.set(name, str(value))
        figure.label(group, node, palette)


def _handle(group: ET.Element, node: Node) -> None:
    """Say of a drawn alter what a page needs that lets people move it."""
    group.set("data-x", f"{node.at.x:.1f}")
    group.set("data-y", f"{node.at.y:.1f}")
    group.set("data-radius", f"{node.radius:g}")
    group.set("data-name", clean(node.full_name))


def _frame(scene: Scene, *, with_legend: bool) -> Box:
    left, top, right, bottom = scene.bounds
    if not (with_legend and scene.legend):
        return scene.bounds
    needed = top + 2 * MARGIN + key.legend_height(scene.legend)
    return Box(left, top, right + key.WIDTH, max(bottom, needed))


def page(frame: Box, title: str, told: str) -> ET.Element:
    """Return an empty SVG document that shows a frame, named and told in words."""
    seen = f"{frame.left:g} {frame.top:g} {frame.width:g} {frame.height:g}"
    root = ET.Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "viewBox": seen,
            "role": "img",
            "font-family": FONTS,
            **{name: str(value) for name, value in FRAME.items()},
        },
    )
    added(root, "title", {}, title)
    added(root, "desc", {}, told)
    return root


def _backdrop(root: ET.Element, frame: Box, palette: Palette) -> None:
    sides: Attributes = {
        "x": frame.left,
        "y": frame.top,
        "width": frame.width,
        "height": frame.height,
    }
    added(root, "rect", {**sides, "fill": palette.ground})


def _group(root: ET.Element, name: str, alter_id: str) -> ET.Element:
    return added(root, "g", {"class": name, "data-alter": alter_id})


def _centre(root: ET.Element, scene: Scene, palette: Palette) -> None:
    middle = Point(0.0, 0.0)
    circle(root, middle, scene.centre_radius, {"fill": palette.centre})
    lines = scene.centre
    for number, line in enumerate(lines):
        drop = (number - (len(lines) - 1) / 2) * (CENTRE_SIZE + 2)
        letter(root, middle.moved(0, drop), line, CENTRE_SIZE, palette.centre_ink)
