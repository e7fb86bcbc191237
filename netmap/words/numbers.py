"""Numbers as they are said."""

TENTHS = 10
NEARLY_NONE, NEARLY_ALL = 0.05, 0.95


def spoken_share(share: float) -> str:
    """Return a part of 1 as it is said: rounded to tenths, but never to none or all.

    Example:
        >>> spoken_share(0), spoken_share(0.02), spoken_share(0.31), spoken_share(0.5)
        ('none', 'fewer than 1 in 10', 'about 3 in 10', 'about half')
        >>> spoken_share(0.97), spoken_share(1)
        ('nearly all', 'all')
    """
    if share in {0, 1}:
        return "all" if share else "none"
    if share < NEARLY_NONE:
        return "fewer than 1 in 10"
    if share >= NEARLY_ALL:
        return "nearly all"
    tenths = max(round(share * TENTHS), 1)
    half = tenths == TENTHS // 2
    return "about half" if half else f"about {tenths} in 10"


def spoken_number(number: float) -> str:
    """Return a number with one digit after the point, or none where it is whole.

    Example:
        >>> spoken_number(3), spoken_number(2.55)
        ('3', '2.5')
    """
    return f"{round(number, 1):g}"
