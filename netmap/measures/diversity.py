"""How varied the people who support are, for researchers.

Sources: Blau (1977); index of qualitative variation with the number of parts of life
that are offered, not of those that occur; Perry, Pescosolido and Borgatti (2018).
"""

from typing import Any

from netmap.measures.configuration import SECTORS
from netmap.measures.measure import PAID_TOO, Measure, added, count, share
from netmap.measures.support import IN_SECTORS, PERSON, SQUARES

ALL = count(PERSON)
HEAD: dict[str, Any] = {
    "caution": "Variety is no aim by itself. Not for a conversation.",
    "empty": "No value where no person supports.",
}
BLAU = f"1 - {share(SQUARES, f'({ALL} * {ALL})')}"
BITS = added(
    [
        f"CASE WHEN {n} > 0 THEN {n} / {ALL} * log2({n} / {ALL}) ELSE 0 END"
        for n in IN_SECTORS
    ]
)
PAID = count("supporter AND paid")
UNPAID = count("supporter AND NOT paid")

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="blau",
        label="Blau index of parts of life",
        unit="share",
        meaning="The chance that two supportive persons drawn with replacement come "
        "from different parts of life.",
        formula="1 − sum p²",
        range="0 to 0.9",
        source="Blau 1977",
        value=BLAU,
        **HEAD,
    ),
    Measure(
        id="iqv",
        label="Index of qualitative variation",
        unit="share",
        meaning="The Blau index as a share of the most that is possible.",
        formula=f"(1 − sum p²) / (1 − 1/K), K = {len(SECTORS)} parts of life offered",
        range="0 to 1",
        source="Agresti and Agresti 1978, with fixed K",
        value=f"({BLAU}) / (1 - 1 / {len(SECTORS)})",
        **HEAD,
    ),
    Measure(
        id="entropy",
        label="Entropy of parts of life",
        unit="number",
        meaning="How uncertain it is from which part of life a supportive person "
        "comes, in bits.",
        formula="−sum p log2 p",
        range="0 to 3.33 bits",
        source="Shannon 1948",
        value=f"CASE WHEN {ALL} > 0 THEN 0 - ({BITS}) END",
        **HEAD,
    ),
    Measure(
        id="ei",
        label="E-I index of paid and unpaid support",
        unit="number",
        meaning="Paid less unpaid supporters, as a share of both.",
        formula="(E − I) / (E + I), E paid, I unpaid",
        range="−1 to 1",
        source="Krackhardt and Stern 1988; equals 2P − 1 with P the paid share",
        readings=PAID_TOO,
        value=share(f"{PAID} - {UNPAID}", count("supporter")),
        **HEAD,
    ),
)
