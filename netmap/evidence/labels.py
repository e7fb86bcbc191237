"""What is said in place of a name: roles, parts of life, and sorts of rules."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from netmap.model.codes import AlterKind, Sector
from netmap.model.network import Alter
from netmap.model.restriction import LegalForce
from netmap.standards.restriction_types import restriction_types
from netmap.words import veil as words

MERGED: Mapping[Sector, Sector] = MappingProxyType(
    {
        **dict.fromkeys((Sector.PARTNER, Sector.FAMILY), Sector.FAMILY),
        **dict.fromkeys(
            (
                Sector.FRIENDS,
                Sector.NEIGHBOURS,
                Sector.WORK,
                Sector.GROUPS,
                Sector.ONLINE,
                Sector.PLACES,
            ),
            Sector.FRIENDS,
        ),
        **dict.fromkeys((Sector.HEALTH, Sector.SERVICES), Sector.SERVICES),
    }
)
"""The three parts of life that a map without names keeps."""
SORTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "Court and police orders protecting a person",
                "Orders about the conduct of a convicted or suspected person",
                "Children and family",
                "Scotland",
                "Northern Ireland",
            ),
            words.COURT,
        ),
        "Criminal justice supervision": words.SUPERVISION,
    }
)
"""What rules of a group are shown as; those of other groups are another rule."""
OF_THEIR_OWN: Mapping[str, str] = MappingProxyType(
    {
        "court_of_protection_contact": words.COURT,
        "own_choice": words.OWN_CHOICE,
        "other_persons_request": words.THEIR_REQUEST,
    }
)


def plain_role(text: str) -> str:
    """Return the role that a relation names; empty where it may say who somebody is.

    It counts only where the whole of it is a plain word of relation.

    Example:
        >>> plain_role(" Mum "), plain_role("Nia’s mother")
        ('Mother', '')
    """
    return words.RELATIONS.get(" ".join(_compared(text).split()), "")


def role_of(alter: Alter) -> str:
    """Return what an alter is called in place of its name, without a number.

    A name that is nothing but a plain word of relation ("Mum") counts like a relation.
    """
    if alter.kind is not AlterKind.PERSON:
        return _of_kind(alter)
    said = plain_role(alter.relation) or plain_role(alter.name)
    return said or _of_person(alter)


def sort_of(instrument: str) -> str:
    """Return what a kind of rule is shown as, in a few words that many kinds share.

    What has no legal force by itself is no matter of a court, whatever its group.

    Example:
        >>> sort_of("restraining_order"), sort_of("child_protection_plan")
        ('Court', 'Another rule')
    """
    if instrument in OF_THEIR_OWN:
        return OF_THEIR_OWN[instrument]
    known = {row.code: row for row in restriction_types().types}.get(instrument)
    sort = SORTS.get(known.group, words.ANOTHER_RULE) if known else words.ANOTHER_RULE
    forceless = known is not None and known.legal_force is LegalForce.NONE
    return words.ANOTHER_RULE if forceless and sort == words.COURT else sort


def _of_kind(alter: Alter) -> str:
    served = MERGED[alter.sector] is Sector.SERVICES
    if alter.kind is AlterKind.ORGANISATION and served:
        return words.SERVICE
    return words.BY_KIND[alter.kind]


def _of_person(alter: Alter) -> str:
    if alter.paid:
        return words.PAID_WORKER
    return words.BY_PART.get(alter.sector) or words.BY_SECTOR[MERGED[alter.sector]]


def _compared(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("‑", "-")
