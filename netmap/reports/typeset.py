"""Papers out of values: tagged PDF (PDF/UA-1) or PNG, and nothing typed is markup."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal

import typst

HERE = Path(__file__).parent
FONTS = typst.Fonts(
    include_system_fonts=True,  # for scripts that Inter has no letters for
    include_embedded_fonts=False,
    font_paths=[str(HERE / "fonts")],
)
INK = 200
"""Dots to an inch in a PNG."""
ACCESSIBLE: Literal["ua-1"] = "ua-1"
Form = Literal["pdf", "png"]
UNDRAWN = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
LAST_ASCII = "\x7f"
JOINING = frozenset({"Cf", "Mn", "Me"})
"""Signs that only change their neighbours, such as a joiner or a variation."""


def typeset(
    template: str, told: Mapping[str, object], day: date, form: Form = "pdf"
) -> bytes:
    """Return a PDF/UA-1, or one page as PNG, of a template here, filled with values.

    The template finds `told` as JSON in its inputs. A sign that no font here can draw
    becomes its name in square brackets, since an accessible PDF may hold none. The
    same values give the same bytes; `day` is the day that the file says it was made on.

    Raises:
        typst.TypstError: the template does not fit what it was told.
    """
    spelt: dict[int, str] = {}
    told_json = json.dumps(told, ensure_ascii=False)
    while True:
        try:
            return _compiled(template, told_json.translate(spelt), day, form)
        except typst.TypstError as error:
            missing = undrawn(error.diagnostic) - spelt.keys()
            if not missing:
                raise
            spelt |= {code: spelling(chr(code)) for code in missing}


def undrawn(diagnostic: str) -> set[int]:
    """Return the code points that no font can draw, as Typst names them."""
    texts = "".join(UNDRAWN.findall(diagnostic))
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), texts)
    return {ord(one) for one in plain if one > LAST_ASCII}


def spelling(sign: str) -> str:
    r"""Return the name of a sign in square brackets; nothing for one that only joins.

    Example:
        >>> spelling("👩"), spelling("\u200d"), spelling("\U000f0000")
        ('[woman]', '', '[U+F0000]')
    """
    if unicodedata.category(sign) in JOINING:
        return ""
    return f"[{unicodedata.name(sign, '').lower() or f'U+{ord(sign):04X}'}]"


def drawn(svg: str, wide: str = "170mm") -> bytes:
    """Return an SVG as a PNG as wide as a Typst length, for paper."""
    return _made(
        typst.Compiler(
            b"#set page(width: eval(sys.inputs.wide), height: auto, margin: 0pt)\n"
            b'#image(bytes(sys.inputs.svg), format: "svg", width: 100%)',
            font_paths=FONTS,
            sys_inputs={"svg": svg, "wide": wide},
        ),
        "png",
        date(2000, 1, 1),
    )


def _compiled(template: str, told: str, day: date, form: Form) -> bytes:
    compiler = typst.Compiler(
        (HERE / template).read_bytes(),
        root=str(HERE),
        font_paths=FONTS,
        sys_inputs={"told": told},
    )
    return _made(compiler, form, day)


def _made(compiler: typst.Compiler, form: Form, day: date) -> bytes:
    made = compiler.compile(
        format=form,
        ppi=INK,
        pdf_standards=[ACCESSIBLE] if form == "pdf" else [],
        timestamp=datetime.combine(day, time(12), UTC),
    )
    assert isinstance(made, bytes)  # noqa: S101 -- a PDF, or a picture of one page
    return made
