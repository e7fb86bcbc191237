"""An evidence pack as a paper: what it says, in which order, and at each foot."""

from collections.abc import Iterable, Iterator
from itertools import chain

from netmap.evidence.pack import (
    Extract,
    Pack,
    PackClaim,
    PackCriterion,
    PackSignature,
    PackSnapshot,
)
from netmap.model.base import KEPT_CONTROLS, unreadable
from netmap.model.codes import Role
from netmap.reports.paper import (
    Block,
    Command,
    Grid,
    Heading,
    Paper,
    Part,
    Picture,
    Points,
    pairs,
    prose,
)
from netmap.words import papers as words
from netmap.words.dates import spoken_date, spoken_month
from netmap.words.labels import LABELS

WHOLE_DIGESTS = 3
"""So many digests stand whole at the foot of a page that rests on all snapshots."""
SHORT_DIGESTS = 24
"""So many stand there shortened; of more than these the foot says where they stand."""
SHORT = 16
SIGNED = (Role.SUPERVISOR, words.SIGN_OFF), (Role.ASSESSOR, words.JUDGEMENT)


def paper_of(pack: Pack) -> Paper:
    """Return an evidence pack as a paper: front, one part a claim, what is cited.

    Raises:
        KeyError: a claim rests on a snapshot that the pack does not hold.
    """
    about_all = (words.WATERMARK, *_all_feet(pack.snapshots))
    return Paper(
        title=pack.title.strip() or words.PACK,
        day=pack.made_on,
        parts=(
            Part(about_all, tuple(_front(pack))),
            *(
                _claim(pack.snapshot(claim.snapshot), claim, number)
                for number, claim in enumerate(pack.claims, 1)
            ),
            Part(about_all, tuple(_cited(pack.snapshots))),
        ),
    )


def _front(pack: Pack) -> Iterator[Block]:
    yield Heading(1, pack.title.strip() or words.PACK)
    yield prose(words.WATERMARK, strong=True)
    yield pairs(
        (words.WHOSE, pack.whose),
        (words.MADE_ON, spoken_date(pack.made_on)),
        (words.CRITERIA_SET, spoken_month(pack.criteria)),
        (words.WINDOW, words.months(pack.window)),
        (words.CLAIMS, str(len(pack.claims))),
        (words.SNAPSHOTS, str(len(pack.snapshots))),
    )
    yield Heading(2, words.WHAT)
    told = words.WHAT_IS, words.WHAT_IS_NOT, words.NAMES_LEFT_OUT
    yield prose("\n\n".join((*told, words.masked(pack.masked), words.UNSHOWN)))
    yield Heading(2, words.CHECK)
    yield prose(words.CHECK_HOW)
    yield Command(words.CHECK_COMMAND)
    yield Heading(2, words.IN_THIS_PACK)
    yield _summary(pack.summary) if pack.summary else prose(words.NO_CRITERIA)


def _summary(criteria: Iterable[PackCriterion]) -> Grid:
    return Grid(
        (words.CRITERION, words.CODE, words.IN_SHORT, words.CLAIMS, words.GAPS),
        (4, 4, 10, 3, 9),
        tuple(
            (
                one.criterion,
                one.code,
                one.paraphrase,
                str(one.claims),
                "\n".join(one.gaps) or words.NO_GAPS,
            )
            for one in criteria
        ),
    )


def _claim(snapshot: PackSnapshot, claim: PackClaim, number: int) -> Part:
    name = _name(snapshot)
    foot = words.FOOT_CLAIM.format(name=name, digest=snapshot.digest)
    blocks: Iterator[Block] = chain(
        _opening(snapshot, claim, number),
        _shown(claim),
        _reflection(claim),
        _seen(claim),
        _signatures(claim.signatures),
        _mapped(snapshot),
    )
    return Part((words.WATERMARK, _unless_changed(foot, snapshot)), tuple(blocks))


def _opening(snapshot: PackSnapshot, claim: PackClaim, number: int) -> Iterator[Block]:
    yield Heading(2, words.CLAIM.format(number=number, criterion=claim.criterion))
    yield prose(claim.paraphrase)
    yield pairs(
        (words.CODE, claim.code),
        (words.CRITERIA_SET, spoken_month(claim.criteria)),
        (words.CLAIMANT, claim.claimant),
        (words.KIND, words.EVIDENCE_KINDS[claim.evidence]),
        (words.STATE, words.CLAIM_STATES[claim.state]),
        (words.RESTS_ON, _name(snapshot)),
        (words.RECORD, claim.pointer),
        (words.DIGEST, claim.snapshot),
        (words.INTACT, _intact(snapshot)),
    )
    if claim.source_corrected:
        yield prose(words.CORRECTED, strong=True)


def _shown(claim: PackClaim) -> Iterator[Block]:
    yield Heading(3, words.SHOWS)
    yield prose(claim.shows)
    if claim.extract.rows:
        yield _extract(claim.extract)
    else:
        yield prose(words.NOTHING_SHOWN)


def _extract(extract: Extract) -> Grid:
    wide = max(map(len, (extract.columns, *extract.rows)))
    return Grid(
        _filled(extract.columns, wide),
        (1,) * wide,
        tuple(_filled(row, wide) for row in extract.rows),
    )


def _filled(cells: tuple[str, ...], wide: int) -> tuple[str, ...]:
    return cells + ("",) * (wide - len(cells))


def _reflection(claim: PackClaim) -> Iterator[Block]:
    yield Heading(3, words.REFLECTION)
    yield prose(words.MODELS[claim.model])
    for passage in claim.passages:
        yield Heading(4, words.stage_title(claim.model, passage.stage))
        yield prose(passage.text if passage.text.strip() else words.NOTHING_WRITTEN)


def _seen(claim: PackClaim) -> Iterator[Block]:
    if claim.held_where.strip():
        yield Heading(3, words.HELD)
        yield prose(claim.held_where)
    yield Heading(3, words.CHECKS)
    yield Points(claim.checks or (words.CHECKS_NONE,))
    yield prose(words.CHECKS_NOTE)


def _signatures(signatures: tuple[PackSignature, ...]) -> Iterator[Block]:
    for role, title in SIGNED:
        yield Heading(3, title)
        given = [one for one in signatures if _signed_as(one, role)]
        yield from map(_signature, given)
        if not given:
            yield prose(words.NONE_YET)
    others = [
        one
        for one in signatures
        if not any(_signed_as(one, role) for role, _ in SIGNED)
    ]
    if others:
        yield Heading(3, words.OTHER_SIGNATURES)
    yield from map(_signature, others)


def _signed_as(signature: PackSignature, role: Role) -> bool:
    return signature.role in {role.value, LABELS["Role"][role]}


def _signature(signature: PackSignature) -> Block:
    return pairs(
        (words.NAME, signature.name),
        (words.ROLE, LABELS["Role"].get(signature.role, signature.role)),
        (words.DAY, spoken_date(signature.signed_on)),
        (words.SAID, signature.reason),
    )


def _mapped(snapshot: PackSnapshot) -> Iterator[Block]:
    yield Heading(3, words.MAP)
    yield _picture(snapshot)
    yield prose(plain(snapshot.described))


def _picture(snapshot: PackSnapshot) -> Picture:
    caption = words.MAP_OF.format(name=_name(snapshot))
    told = words.PICTURED.format(caption=caption, described=snapshot.described)
    return Picture(snapshot.svg, plain(told), caption)


def plain(text: str) -> str:
    """Return a text without the signs that no paper can hold."""
    return "".join(one for one in text if one in KEPT_CONTROLS or not unreadable(one))


def _cited(snapshots: tuple[PackSnapshot, ...]) -> Iterator[Block]:
    yield Heading(2, words.CITED)
    if not snapshots:
        yield prose(words.NONE_CITED)
        return
    yield prose(words.CITED_NOTE)
    yield Grid(
        (words.SNAPSHOT, words.WEEK, words.DIGEST, words.INTACT),
        (6, 2, 20, 3),
        tuple((one.name, str(one.week), one.digest, _intact(one)) for one in snapshots),
    )
    for one in snapshots:
        if one.table.rows:
            yield Heading(3, words.TABLE_OF.format(name=_name(one)))
            yield _extract(one.table)


def _all_feet(snapshots: tuple[PackSnapshot, ...]) -> tuple[str, ...]:
    count = len(snapshots)
    if not snapshots:
        return (words.FOOT_NONE,)
    if count > SHORT_DIGESTS:
        return (words.FOOT_MOST.format(count=count),)
    if count > WHOLE_DIGESTS:
        digests = ", ".join(one.digest[:SHORT] for one in snapshots)
        return (words.FOOT_MANY.format(count=count, digests=digests),)
    return tuple(
        _unless_changed(
            words.FOOT_CLAIM.format(name=_name(one), digest=one.digest), one
        )
        for one in snapshots
    )


def _unless_changed(foot: str, snapshot: PackSnapshot) -> str:
    return foot if snapshot.intact else f"{foot} {words.FOOT_NOT_INTACT}"


def _name(snapshot: PackSnapshot) -> str:
    return words.SNAPSHOT_NAME.format(name=snapshot.name, week=snapshot.week)


def _intact(snapshot: PackSnapshot) -> str:
    return words.IS_INTACT if snapshot.intact else words.IS_CHANGED
