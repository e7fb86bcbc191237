"""A scene as SVG text. Built as a tree, so that nothing a user typed becomes markup."""

from xml.etree import ElementTree as ET

from netmap.picture import figure, key, linework
from netmap.picture.element import added, circle, letter
from netmap.picture.ground import ground, names
from netmap.picture.marks import Line, Node, Scene
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
    frame = _frame(scene, legend)
    root = _root(scene, frame)
    _backdrop(root, frame, palette)
    ground(root, scene, palette)
    linework.bonds(root, scene.bonds, palette)
    for line in scene.lines:
        linework.tie(_group(root, "tie", line, handles), line, palette)
    _centre(root, scene, palette)
    names(root, scene, palette)
    for node in scene.nodes:
        drawn = _group(root, "alter", node, handles)
        added(drawn, "title", {}, node.told)
        figure.alter(drawn, node, palette)
    for node in scene.nodes:
        figure.label(_group(root, "label", node, handles), node, palette)
    if legend:
        corner = Point(scene.bounds.right, scene.bounds.top + MARGIN)
        key.legend(root, scene.legend, corner, palette)
    return ET.tostring(root, encoding="unicode")


def _frame(scene: Scene, legend: bool) -> Box:
    left, top, right, bottom = scene.bounds
    if not (legend and scene.legend):
        return scene.bounds
    needed = top + 2 * MARGIN + key.legend_height(scene.legend)
    return Box(left, top, right + key.WIDTH, max(bottom, needed))


def _root(scene: Scene, frame: Box) -> ET.Element:
    described = {"title": f"{scene.key}-title", "desc": f"{scene.key}-desc"}
    root = ET.Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "viewBox": f"{frame.left:g} {frame.top:g} {frame.width:g} {frame.height:g}",
            "role": "img",
            "aria-labelledby": described["title"],
            "aria-describedby": described["desc"],
            "font-family": FONTS,
        },
    )
    added(root, "title", {"id": described["title"]}, scene.title)
    added(root, "desc", {"id": described["desc"]}, scene.summary)
    return root


def _backdrop(root: ET.Element, frame: Box, palette: Palette) -> None:
    sides = {
        "x": frame.left,
        "y": frame.top,
        "width": frame.width,
        "height": frame.height,
    }
    added(root, "rect", {**sides, "fill": palette.ground})


def _group(
    root: ET.Element, name: str, drawn: Line | Node, handles: bool
) -> ET.Element:
    handle = drawn.alter_id if handles else ""
    return added(root, "g", {"class": name, "data-alter": handle})


def _centre(root: ET.Element, scene: Scene, palette: Palette) -> None:
    middle = Point(0.0, 0.0)
    circle(root, middle, scene.centre_radius, {"fill": palette.centre})
    lines = scene.centre
    for number, line in enumerate(lines):
        drop = (number - (len(lines) - 1) / 2) * (CENTRE_SIZE + 2)
        letter(root, middle.moved(0, drop), line, CENTRE_SIZE, palette.centre_ink)
