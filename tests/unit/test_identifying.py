"""What in a text could say who a case is about, and the text without it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from netmap.evidence.identifying import Identifying, identifying
from netmap.model.concern import AdviceSought, Concern, Disclosure
from netmap.model.contact import Contact, Mode, Place, Visit
from netmap.model.fact import Fact
from netmap.model.network import Alter, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.plan import Plan, PlanKind
from netmap.model.restriction import Binds, Effect, Explanation, Restriction
from netmap.model.review import Review

DAY = date(2026, 3, 2)
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
PERSON = Participant(
    id="p-one", reference="LX-4471", name="Zoë Hart", worker="w-1", opened_on=DAY
)
PLAIN = (
    "mother mum aunt practitioner social worker supervising officer probation police "
    "court officer group club online participant advocate foster carer key worker "
    "the and of will may be hope to mark it, I said no. 24/7, P19, week 6, SN:P4"
)


def alter(name: str, **fields: Any) -> Alter:
    given_fields = {"sector": "family", "angle": 0, "distance": 0.5, **fields}
    return Alter.model_validate({"alter_id": "one", "name": name, **given_fields})


def network(*alters: Alter, wish: Wish | None = None, **review: Any) -> Network:
    told = tuple(
        one.model_copy(update={"alter_id": f"a-{place}"})
        for place, one in enumerate(alters)
    )
    held = Review(review_id="r", participant_id="p-one", number=1, held_on=DAY)
    return Network(
        review=held.model_copy(update=review),
        alters=told,
        ties=tuple(Tie(alter_id=one.alter_id) for one in told),
        wishes=(wish,) if wish else (),
    )


def of(*alters: Alter, facts: tuple[Any, ...] = (), **review: Any) -> Identifying:
    recorded = [
        Fact(fact_id=f"f-{place}", recorded_at=AT, recorded_by="w-1", body=body)
        for place, body in enumerate(facts)
    ]
    return identifying([PERSON], [network(*alters, **review)], recorded)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zoë Hart came", ("Zoë Hart",)),
        ("I saw zoë today", ("zoë",)),
        ("Zoe came", ("Zoe",)),
        ("Zoe\u0308 came", ("Zoe\u0308",)),
        ("ZOË’S plan and Zoë's plan", ("ZOË", "Zoë")),
        ("Zoë\n   Hart came", ("Zoë\n   Hart",)),
        ("Ms Hart and the heart", ("Hart",)),
        ("case LX-4471 or lx4471", ("LX-4471", "lx4471")),
        ("a zoetrope", ()),
    ],
)
def test_the_participant_is_found_however_they_are_written(
    text: str, found: tuple[str, ...]
) -> None:
    assert of().found_in(text) == found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Leah Smith", "Leah, LEAH and leah", ("Leah", "LEAH", "leah")),
        ("Leah Smith", "Leah’s flat, Leah's flat", ("Leah",)),
        ("Leah Smith", "Leahs flat, but the leash", ("Leahs",)),
        ("Leah Smith", "The Smith family", ("Smith",)),
        ("Aunt Jean", "Aunt Jean and another aunt", ("Jean",)),
        ("Mam (Eluned)", "her mam, Eluned", ("Eluned",)),
        ("Kerry-Ann", "Kerry-Ann, Kerry Ann", ("Kerry-Ann", "Kerry Ann")),
        ("Kerry-Ann", "KERRYANN", ("KERRYANN",)),
        ("Kerry-Ann", "kerry-\nann", ("kerry-\nann",)),
        ("Dai O’Neill", "O'Neill, ONEILL", ("O'Neill", "ONEILL")),
        ("José", "Jose and José", ("Jose", "José")),
        ("Jo", "Jo and jo, not joy", ("Jo", "jo")),
        ("J", "J said: just do it", ("J",)),
        ("Will", "Will said he will come", ("Will",)),
        ("Mr Feld", "Mr Feld", ("Feld",)),
        ("Jean Church", "Jean Church, at church", ("Jean Church",)),
        ("ﬁnn", "FINN", ("FINN",)),
        ("李雷", "我和 李雷 见面", ("李雷",)),
    ],
)
def test_a_person_is_found_by_every_name(
    name: str, text: str, found: tuple[str, ...]
) -> None:
    assert of(alter(name)).found_in(text) == found


@pytest.mark.parametrize(
    ("kind", "name", "text", "found"),
    [
        ("group", "Harbour boxing club", "harbour BOXING club", True),
        ("group", "Harbour boxing club", "I went to Harbour", True),
        ("group", "Harbour boxing club", "boxing at a club in the harbour", False),
        ("place", "The Old Mill", "at the old mill", True),
        ("place", "Market Street", "on market street", True),
        ("place", "The park", "in a park", False),
        ("organisation", "GP practice", "the GP practice", False),
        ("online", "Local parents online group", "an online group", False),
        ("online", "valley_gamers", "Valley Gamers", True),
    ],
)
def test_groups_and_places_are_found_whole_and_by_what_is_special(
    kind: str, name: str, text: str, *, found: bool
) -> None:
    assert bool(of(alter(name, kind=kind)).found_in(text)) is found


@pytest.mark.parametrize(
    "name",
    ["Mum", "Probation practitioner", "Aunt", "Foster carer", "Social worker", "The"],
)
def test_plain_words_are_never_found(name: str) -> None:
    everyone = [alter(name), alter("Aunt Jean"), alter("Will"), alter("May Hope")]
    assert of(*everyone).found_in(PLAIN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "jo.b@example.co.uk",
        "07700 900123",
        "+44 (0)113 496 0000",
        "(0113) 496-0000",
        "123456",
        "LS1 4AP",
        "ls14ap",
        "12/03/2026",
        "2026-03-12",
        "3.12.26",
        "3rd of March",
        "March 3, 2026",
        "https://example.org/jo?x=1",
        "www.example.org/jo",
        "example.co.uk",
        "@jo_hart.99",
    ],
)
def test_what_has_the_shape_of_an_address_a_number_or_a_day_is_found(text: str) -> None:
    assert of().found_in(f"I wrote: {text} then") == (text,)


def test_what_could_say_who_it_is_stands_on_many_records() -> None:
    rule = Restriction(
        instrument="restraining_order",
        binds=Binds.PARTICIPANT,
        effect=Effect.NONE,
        start_on=DAY,
        imposed_by="Ysgol Crown Court",
        reference_held_where="Cabinet Nine",
        verified_with="Bron Pugh",
        target_online=("valleygamer",),
    )
    visit = Visit(supervisor_name="Sioned Parry", second_worker="Tudor Lewis")
    facts = (
        rule,
        Explanation(
            restriction_id="f-0", explained_on=DAY, explained_by="Mabli, advocate"
        ),
        Contact(happened_on=DAY, alters=(), mode=Mode.PHONE, visit=visit),
        Place(name="Cwm Teg"),
        Plan(plan=PlanKind.SAFETY, text="", who_helps="Neighbour and Twm"),
        Concern(raised_on=DAY, raised_by="w-1", seen_or_said="x", reference="MASH-88"),
        Disclosure(disclosed_on=DAY, to_whom="Owain Rees", what="x"),
        AdviceSought(asked_on=DAY, who="Heulwen"),
    )
    found = of(facts=facts, place="Caffi Mawr", present=("Gwil (cousin)",))
    for text in (
        *("ysgol crown court", "cabinet nine", "Bron", "valleygamer", "Sioned"),
        *("tudor lewis", "Mabli", "cwm teg", "Twm", "mash-88", "Owain Rees"),
        *("Heulwen", "caffi mawr", "Gwil"),
    ):
        assert found.found_in(f"then {text} again") == (text,)


def test_where_someone_lives_is_found_whole_and_by_its_names() -> None:
    found = of(alter("Mum", address="12 Elm Row, Leeds"))
    assert found.found_in("12 elm row") == ("12 elm row",)
    assert found.found_in("in Leeds near an elm") == ("Leeds",)


@pytest.mark.parametrize(
    ("relation", "text", "found"),
    [
        ("Nia’s mother", "Nia's mother", ("Nia's mother",)),
        ("Nia’s mother", "Nia and her mother", ("Nia",)),
        ("twin", "her twin", ("twin",)),
        ("friend", "her friend", ()),
    ],
)
def test_a_relation_that_is_no_plain_word_is_found(
    relation: str, text: str, found: tuple[str, ...]
) -> None:
    assert of(alter("Mum", relation=relation)).found_in(text) == found


def test_who_was_there_for_a_wish_is_found() -> None:
    wish = Wish(alter_id="a-0", present=("Lowri",), representative="Emyr Wyn")
    found = identifying([PERSON], [network(alter("Mum"), wish=wish)], [])
    assert found.found_in("Lowri and Emyr") == ("Lowri", "Emyr")


def test_what_is_found_is_told_once_in_the_order_of_the_text() -> None:
    found = of(alter("Leah"), alter("Kit"))
    assert found.found_in("Kit, Leah, Kit") == ("Kit", "Leah")


def test_each_is_left_out_and_counted() -> None:
    text = "Leah’s mum met Zoë Hart and Leah on 12/03/2026."
    assert of(alter("Leah")).masked(text) == (
        "[left out]’s mum met [left out] and [left out] on [left out].",
        4,
    )


def test_what_was_left_out_is_not_found_though_someone_is_called_so() -> None:
    found = of(alter("Left Out"), alter("Outram"))
    assert found.masked("Outram is here: [left out]") == (
        "[left out] is here: [left out]",
        1,
    )


def test_a_text_without_any_stays_as_it_is() -> None:
    assert of(alter("Leah")).masked("Nothing is in it.") == ("Nothing is in it.", 0)


NAMES = some.sampled_from(
    [
        *("Leah Smith", "Kerry-Ann", "Zoë", "O’Neill", "Jo", "Will", "J", "Out"),
        *("Aunt Jean", "Left", "李雷", "ﬁnn", "Harbour boxing club", "Mum", "Anne 2"),
    ]
)
BITS = some.one_of(
    NAMES,
    some.sampled_from(
        [
            *(
                "[left out]",
                "[",
                "]",
                "left",
                "out",
                " ",
                "\n",
                "-",
                "’s",
                "'",
                "\u00ad",
            ),
            *("0770", "12", "/", "@", ".com", "LS1", "4AP", "ß", "\u0301", "_", "x"),
        ]
    ),
    some.text(max_size=4),
)
TEXTS = some.lists(BITS, max_size=14).map("".join)


@settings(max_examples=300)
@given(some.lists(NAMES, max_size=5), TEXTS)
def test_nothing_is_found_in_what_was_masked_and_masking_again_changes_nothing(
    names: list[str], text: str
) -> None:
    found = of(*map(alter, names))
    masked, count = found.masked(text)
    assert found.found_in(masked) == ()
    assert found.masked(masked) == (masked, 0)
    assert bool(count) == bool(found.found_in(text))


@settings(max_examples=300)
@given(some.lists(NAMES, max_size=5), TEXTS)
def test_what_is_found_stands_in_the_text(names: list[str], text: str) -> None:
    for one in of(*map(alter, names)).found_in(text):
        assert one
        assert one in text


@given(
    some.sampled_from(["Leah", "Kerry-Ann", "Zoë", "O’Neill"]),
    some.sampled_from([str, str.upper, str.lower, str.title]),
    TEXTS,
    TEXTS,
)
def test_a_name_is_found_wherever_it_stands(
    name: str, case: Callable[[str], str], before: str, after: str
) -> None:
    written = case(name)
    assert written in of(alter(name)).found_in(f"{before} ! {written} ! {after}")


def test_a_name_and_a_reference_of_before_still_say_who_it_is() -> None:
    before = PERSON.model_copy(update={"name": "Rowan Pell", "reference": "OLD-77"})
    found = identifying([PERSON, before], [], [])
    assert found.found_in("Rowan, of OLD-77") == ("Rowan", "OLD-77")


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("Jo Evans", "Jo said so.", ("Jo",)),
        ("Li Wei", "I met Li, who is kind.", ("Li",)),
        ("Said Ahmed", "Said rang. He said so.", ("Said",)),
        ("John Day", "Mr Day had a good day.", ("Day",)),
        ("Grace Long", "Ms Long waited for long.", ("Long",)),
        ("Justice Best", "Justice is her best friend.", ("Justice",)),
    ],
)
def test_short_names_and_names_that_are_words_count_with_a_capital(
    name: str, said: str, found: tuple[str, ...]
) -> None:
    assert of(alter(name)).found_in(said) == found
