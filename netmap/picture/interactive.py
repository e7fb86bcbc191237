"""A map as one interactive page by pyvis, which opens without a network.

pyvis makes the network and brings vis-network; its own page would fetch Bootstrap from
elsewhere, so the page around it is ours.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, Template
from pyvis.network import Network as Graph

from netmap.model.codes import AlterKind, Quality, Strength
from netmap.picture.marks import Line, Node, Scene
from netmap.picture.palette import LIGHT
from netmap.picture.stroke import INKS
from netmap.words import picture as words

VIS = "lib/vis-9.1.2"
CENTRE = "the participant"
SHAPES: Mapping[AlterKind, str] = {
    AlterKind.PERSON: "dot",
    AlterKind.GROUP: "hexagon",
    AlterKind.ORGANISATION: "square",
    AlterKind.PLACE: "triangleDown",
    AlterKind.ONLINE: "dot",
    AlterKind.ANIMAL: "diamond",
}
WEIGHTS: Mapping[Strength, float] = {
    Strength.STRONG: 6,
    Strength.MODERATE: 3.5,
    Strength.WEAK: 1.8,
    Strength.UNKNOWN: 1.8,
}
OPTIONS = {
    "physics": False,
    "interaction": {"hover": True, "keyboard": True, "navigationButtons": False},
    "edges": {"smooth": False, "font": {"size": 11, "align": "middle"}},
    "nodes": {"font": {"size": 14, "face": "Inter, system-ui, sans-serif"}},
}


def interactive_page(scene: Scene, *, note: str) -> str:
    """Return one HTML file with the map to drag and zoom, its legend, and a table.

    It asks nothing of anyone: script and style are inside, and its own policy forbids
    the rest. Every tie says in words how it is; `note` stands at the foot.
    """
    graph = _graph(scene)
    return _page().render(
        title=scene.title,
        summary=scene.summary,
        help=words.PAGE_HELP,
        legend_title=words.LEGEND_TITLE,
        legend=scene.legend,
        table_title=words.PAGE_TABLE,
        name_title=words.PAGE_NAME,
        said_title=words.PAGE_SAID,
        people=scene.nodes,
        note=note,
        nodes=graph.nodes,
        edges=graph.edges,
        options=OPTIONS,
        vis_js=_vis("vis-network.min.js").replace("</script", "<\\/script"),
        vis_css=_vis("vis-network.css"),
    )


def _graph(scene: Scene) -> Graph:
    graph = Graph(directed=True)
    ink = LIGHT.centre
    graph.add_node(
        CENTRE,
        label="\n".join(scene.centre),
        x=0,
        y=0,
        shape="circle",
        color=ink,
        font={"color": LIGHT.centre_ink},
    )
    for node in scene.nodes:
        graph.add_node(node.alter_id, **_node(node))
    qualities = {node.alter_id: node.quality_words for node in scene.nodes}
    for line in scene.lines:
        told = qualities[line.alter_id]
        graph.add_edge(CENTRE, line.alter_id, **_edge(line, told))
    for bond in scene.bonds:
        look = {"color": LIGHT.link, "width": 0.8, "arrows": ""}
        graph.add_edge(bond.first, bond.second, title=words.MARKS["link"], **look)
    return graph


def _node(node: Node) -> dict[str, object]:
    marks = f" [{node.wish}]" if node.wish else ""
    star = " ★" if node.key else ""
    lines = [f"{node.full_name}{marks}{star}", node.relation, *node.rules]
    return {
        "label": "\n".join(line for line in lines if line),
        "x": node.at.x * 1.6,
        "y": node.at.y * 1.6,
        "shape": SHAPES[node.shape],
        "size": node.radius * 0.8,
        "borderWidth": 1.7,
        "shapeProperties": {"borderDashes": [3, 3] if node.absent else False},
        "color": {
            "background": LIGHT.paid if node.paid else LIGHT.ground,
            "border": LIGHT.ink,
        },
    }


def _edge(line: Line, told: str) -> dict[str, object]:
    ends = (
        "to" if line.gives_to_alter else "",
        "from" if line.gives_to_participant else "",
    )
    dashed = line.strength is Strength.WEAK or line.absent
    said = f"{told}; {words.MARKS['absent'].lower()}" if line.absent else told
    return {
        "label": "" if line.quality is Quality.UNKNOWN else said,
        "color": LIGHT.ink_named(INKS[line.quality]),
        "width": 1.4 if line.absent else WEIGHTS[line.strength],
        "dashes": ([2, 6] if line.absent else [8, 6]) if dashed else False,
        "arrows": ",".join(end for end in ends if end),
    }


@cache
def _vis(name: str) -> str:
    found = files("pyvis").joinpath("templates", VIS, name)
    return found.read_text(encoding="utf-8")


@cache
def _page() -> Template:
    text = files("netmap.picture").joinpath("interactive.html")
    return Environment(autoescape=False).from_string(text.read_text(encoding="utf-8"))  # noqa: S701 -- each value is escaped where it stands
