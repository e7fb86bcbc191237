"""The inks of the picture, light and dark.

Text has a contrast of 4.5:1 on the ground and marks of 3:1; meaning never rests on an
ink alone.
"""

from dataclasses import dataclass, replace

from netmap.picture.convention import USUAL, Lines

FADED = 0.3
"""The share of the ground in the ink of a tie that has still to be asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """How a picture is drawn: colours as "#RRGGBB", and the service's lines.

    `ground` lies under everything, `wedge` and `ring` are its faint pattern; `ink` and
    `soft` write and draw; `faint` outlines who is not in contact; the rest are named
    after what they draw.
    """

    ground: str
    wedge: str
    ring: str
    ink: str
    soft: str
    faint: str
    paid: str
    centre: str
    centre_ink: str
    supportive: str
    detrimental: str
    mixed: str
    neutral: str
    unsaid: str
    link: str
    rule: str
    rule_ink: str
    star: str
    lines: Lines = USUAL

    def with_lines(self, lines: Lines) -> "Palette":
        """Return the same inks with another way to draw lines."""
        return replace(self, lines=lines)

    def ink_named(self, name: str) -> str:
        """Return the colour with this name.

        Raises:
            AttributeError: there is no such ink.
        """
        return str(getattr(self, name))

    def faded(self, name: str) -> str:
        """Return the colour with this name, part of the way to the ground."""
        pairs = zip(
            _channels(self.ink_named(name)), _channels(self.ground), strict=True
        )
        mixed = [round(ink + (ground - ink) * FADED) for ink, ground in pairs]
        return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


LIGHT = Palette(
    ground="#FFFFFF",
    wedge="#F7F8FA",
    ring="#E4E7EC",
    ink="#1B2430",
    soft="#5B6472",
    faint="#7C8694",
    paid="#E6EBF2",
    centre="#1B2430",
    centre_ink="#FFFFFF",
    supportive="#0F6B5C",
    detrimental="#B3421F",
    mixed="#7A5A00",
    neutral="#5B6472",
    unsaid="#5B6472",
    link="#8B95A3",
    rule="#4B2E83",
    rule_ink="#FFFFFF",
    star="#9A5B00",
)
DARK = Palette(
    ground="#141A22",
    wedge="#1A212B",
    ring="#2C3542",
    ink="#EEF1F5",
    soft="#B0BAC7",
    faint="#8792A1",
    paid="#303B4A",
    centre="#EEF1F5",
    centre_ink="#141A22",
    supportive="#5CC9B3",
    detrimental="#FF9A72",
    mixed="#E0B64A",
    neutral="#A4AEBB",
    unsaid="#A4AEBB",
    link="#6E7A8A",
    rule="#C3ACF5",
    rule_ink="#141A22",
    star="#F0B64E",
)
