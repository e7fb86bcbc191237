"""The thresholds of the rules: the service's own, with an owner and a date.

None of them comes from a validated instrument or from the law.
"""

from typing import NamedTuple


class Thresholds(NamedTuple):
    """When a rule begins to ask. Days are calendar days."""

    ends_soon_days: int = 28
    verify_within_days: int = 14
    explain_within_days: int = 14
    fewer_share: float = 0.3
    fewer_least: int = 2
    paid_share: float = 0.75
    paid_least: int = 3
    gatekeeper_share: float = 0.5
    gatekeeper_least: int = 4
    single_kinds: int = 4
    single_sole: int = 2
    control_signs: int = 2
    seen_alone_sessions: int = 3
    report_within_days: int = 1


THRESHOLDS = Thresholds()
OWNER = "Safeguarding lead of the service"
SET_ON = "2026-11-20"
