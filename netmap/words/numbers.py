"""Numbers as they are said."""

TENTHS = 10
NEARLY_NONE, NEARLY_ALL = 0.05, 0.95


def spoken_share(share: float) -> str:
    """Return a part of 1 as it is said: rounded to tenths, but never to none or all.

    Example:
        >>> spoken_share(0), spoken_share(0.02), spoken_share(0.31), spoken_share(0.5)
        ('None', 'Fewer than 1 in 10', 'About 3 in 10', 'About half')
        >>> spoken_share(0.97), spoken_share(1)
        ('Nearly all', 'All')
    """
    if share in {0, 1}:
        return "All" if share else "None"
    if share < NEARLY_NONE:
        return "Fewer than 1 in 10"
    if share >= NEARLY_ALL:
        return "Nearly all"
    tenths = max(round(share * TENTHS), 1)
    half = tenths == TENTHS // 2
    return "About half" if half else f"About {tenths} in 10"


def spoken_number(number: float) -> str:
    """Return a number with one digit after the point, or none where it is whole.

    Example:
        >>> spoken_number(3), spoken_number(2.55)
        ('3', '2.5')
    """
    return f"{round(number, 1):g}"
