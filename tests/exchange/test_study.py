"""A study: three tables in, maps out, row by row; and back again, exactly."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.exchange.faults import FileRefused
from netmap.exchange.study import MOST_ROWS, Begun, Study, Tables, read_study
from netmap.exchange.study_fields import TableName
from netmap.exchange.study_mapping import StudyMapping, read_mapping
from netmap.exchange.study_table import Table, read_table
from netmap.exchange.study_writing import FILES, Mapped, write_study
from netmap.model.codes import Sector, Strength, Support
from netmap.model.network import Alter, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.review import Review
from tests.support import cases, values

DAY = date(2026, 11, 9)
NUMBERS = count()
MAPPING = {
    "format": "netmap.study/1",
    "egos": {
        "file": "egos.csv",
        "id": "egoID",
        "fields": {"held_on": {"otherwise": "2026-11-09"}},
    },
    "alters": {
        "file": "alters.csv",
        "ego": "egoID",
        "id": "alterID",
        "fields": {
            "name": "called",
            "sector": {"column": "type", "values": {"kin": "family"}},
            "strength": {
                "column": "close",
                "ranges": [
                    {"low": 0, "high": 1, "means": "weak"},
                    {"low": 2, "high": 3, "means": "strong"},
                ],
            },
        },
    },
    "ties": {
        "file": "ties.csv",
        "ego": "egoID",
        "first": "from",
        "second": "to",
        "fields": {"knows": {"column": "weight", "values": {"0": "no", "1": "yes"}}},
    },
}
EGOS = "egoID\ne1\nÖ2\n"
ALTERS = "egoID,alterID,called,type,close\ne1,1,Mum,kin,3\ne1,ä,Jo,friends,\n"
TIES = "egoID,from,to,weight\ne1,1,ä,1\n"


def table(name: str, content: str | bytes) -> Table:
    plain = content if isinstance(content, bytes) else content.encode()
    return read_table(name, plain)


def read(
    egos: str | bytes = EGOS,
    alters: str | bytes = ALTERS,
    ties: str | bytes = TIES,
    mapping: object = MAPPING,
) -> Study:
    tables = Tables(
        table("egos.csv", egos), table("alters.csv", alters), table("ties.csv", ties)
    )
    return read_study(tables, mapped(mapping), begun())


def mapped(plain: object) -> StudyMapping:
    return read_mapping(json.dumps(plain).encode())


def begun() -> Begun:
    return Begun(DAY, lambda: f"new-{next(NUMBERS)}")


def told(study: Study) -> list[tuple[str, str]]:
    return [(one.place, one.problem) for one in study.faults]


def maps(study: Study) -> list[Network]:
    return [one.draft for one in study.cases if one.draft]


def test_each_ego_is_a_case_with_one_draft() -> None:
    """An ego without alters too; its id is the reference."""
    study = read()
    assert (study.faults, study.left_out) == ((), ())
    assert [one.participant.reference for one in study.cases] == ["e1", "Ö2"]
    first, second = maps(study)
    assert [one.name for one in first.alters] == ["Mum", "Jo"]
    assert first.alters[0].sector == Sector.FAMILY
    assert [one.strength for one in first.ties] == [Strength.STRONG, Strength.UNKNOWN]
    assert [one.knows for one in first.links] == [True]
    assert (second.alters, second.review.held_on) == ((), DAY)


def test_an_id_that_netmap_cannot_keep_is_made_anew_the_same_each_time() -> None:
    """Umlauts, spaces, anything."""
    first, again = maps(read())[0], maps(read())[0]
    ids = [one.alter_id for one in first.alters]
    assert ids[0] == "1"
    assert ids[1].startswith("x-")
    assert ids == [one.alter_id for one in again.alters]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-8"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_spreadsheet_writes_a_table_that_is_read(
    encoding: str, delimiter: str
) -> None:
    """With a byte-order mark, semicolons, tabs, Latin-1, blank lines, Windows lines."""

    def saved(text: str) -> bytes:
        return (
            f"\n{text}\n".replace(",", delimiter).replace("\n", "\r\n").encode(encoding)
        )

    study = read(saved(EGOS), saved(ALTERS), saved(TIES))
    assert study.faults == ()
    assert [one.participant.reference for one in study.cases] == ["e1", "Ö2"]


@pytest.mark.parametrize(
    ("egos", "alters", "ties", "fault"),
    [
        (
            "egoID\ne1\ne1\n",
            ALTERS,
            TIES,
            ("egos.csv, row 3", "names an ego that has a row already"),
        ),
        (
            EGOS,
            f"{ALTERS}e9,1,Al,kin,1\n",
            TIES,
            ("alters.csv, row 4, column “egoID”", "is of an ego that has no row"),
        ),
        (
            EGOS,
            f"{ALTERS}e1,1,Al,kin,1\n",
            TIES,
            ("alters.csv, row 4", "names an alter that has another row already"),
        ),
        (
            EGOS,
            f"{ALTERS}e1,3,Al,kin,9\n",
            TIES,
            (
                "alters.csv, row 4, column “close”",
                "is not a number in 0 to 1 or 2 to 3",
            ),
        ),
        (
            EGOS,
            f"{ALTERS}e1,3,Al,kin,near\n",
            TIES,
            (
                "alters.csv, row 4, column “close”",
                "is not a number in 0 to 1 or 2 to 3",
            ),
        ),
        (
            EGOS,
            f"{ALTERS}e1,,Al,kin,1\n",
            TIES,
            ("alters.csv, row 4, column “alterID”", "is missing"),
        ),
        (
            EGOS,
            f"{ALTERS}e1,3,Al\n",
            TIES,
            ("alters.csv, row 4", "has 3 cells where the head has 5"),
        ),
        (
            EGOS,
            f"{ALTERS}e1,3,A\0l,kin,1\n",
            TIES,
            (
                "alters.csv, row 4, column “called”",
                "holds a character that cannot be shown (U+0000)",
            ),
        ),
        (
            EGOS,
            ALTERS,
            f"{TIES}e1,1,7,1\n",
            ("ties.csv, row 3", "names an alter that has no row"),
        ),
        (
            EGOS,
            ALTERS,
            f"{TIES}e1,1,ä,perhaps\n",
            ("ties.csv, row 3, column “weight”", "should be true or false"),
        ),
    ],
)
def test_a_bad_row_is_named_and_the_others_stay_clean(
    egos: str, alters: str, ties: str, fault: tuple[str, str]
) -> None:
    """One fault, at its row and column; both egos and the good alters are there."""
    study = read(egos, alters, ties)
    assert told(study) == [fault]
    assert [one.name for one in maps(study)[0].alters] == ["Mum", "Jo"]
    assert len(maps(study)[0].links) == 1


def test_an_unknown_code_says_which_there_are() -> None:
    """And what stood there is not repeated: it may be a name."""
    study = read(alters=f"{ALTERS}e1,3,Al,Aunt Ada,1\n")
    ((place, problem),) = told(study)
    assert place == "alters.csv, row 4, column “type”"
    assert problem.startswith("is not one of 'partner', 'family'")
    assert "Ada" not in problem


def test_what_hangs_on_a_bad_row_is_kept_out_with_it() -> None:
    """A bad ego takes its alters along, a bad alter its ties."""
    mapping = json.loads(json.dumps(MAPPING))
    mapping["egos"]["fields"]["held_on"] = "day"
    study = read("egoID,day\ne1,soon\n", mapping=mapping)
    assert study.cases == ()
    assert [problem for _, problem in told(study)] == [
        "is no date",
        *["is of an ego whose own row has a fault"] * 3,
    ]
    study = read(alters=ALTERS.replace("kin", "moon"))
    assert told(study)[1] == (
        "ties.csv, row 2",
        "names an alter whose own row has a fault",
    )


def test_duplicate_and_reversed_pairs_collapse_and_self_ties_go() -> None:
    """Where two rows contradict each other, yes is kept and it is said."""
    study = read(ties=f"{TIES}e1,ä,1,1\ne1,1,1,1\ne1,ä,1,0\n")
    assert [one.knows for one in maps(study)[0].links] == [True]
    assert study.faults == ()
    assert [one.place for one in study.left_out] == [
        "ties.csv, row 4",
        "ties.csv, row 5",
    ]


def test_a_pair_without_a_row_is_not_asked_unless_the_mapping_says_no() -> None:
    """What an absent row means is the study's to say."""
    mapping = {**MAPPING, "ties": {**MAPPING["ties"], "others": "no"}}  # type: ignore[dict-item]
    bare = "egoID,from,to,weight\n"
    assert maps(read(ties=bare))[0].links == ()
    links = maps(read(ties=bare, mapping=mapping))[0].links
    assert [one.knows for one in links] == [False]


def test_a_row_that_is_there_twice_counts_once() -> None:
    """It is the same row, and it is said."""
    study = read(alters=f"{ALTERS}e1,1,Mum,kin,3\n")
    assert study.faults == ()
    assert [one.what for one in study.left_out] == ["A row that is here twice"]


def test_more_than_a_thousand_alters_of_one_ego_are_a_fault() -> None:
    """The thousand are there."""
    rows = "".join(f"e1,{number},,places,1\n" for number in range(1_002))
    header, _, _ = ALTERS.partition("\n")
    study = read(alters=f"{header}\n{rows}", ties="egoID,from,to,weight\n")
    assert len(study.faults) == 2
    assert len(maps(study)[0].alters) == 1_000


@pytest.mark.parametrize("which", ["egos", "alters", "ties"])
def test_more_rows_than_fit_into_memory_are_refused(
    which: TableName, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first is read, with what to do instead."""
    monkeypatch.setitem(MOST_ROWS, which, 0)
    with pytest.raises(FileRefused) as caught:
        read()
    (fault,) = caught.value.faults
    assert (fault.place, fault.problem) == (f"{which}.csv", "has more than 0 rows")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ('egoID\n"open', "has a quotation mark or a cell without an end"),
        ("ego\ne1\n", "has no column “egoID”, or has it twice"),
        ("egoID,egoID\ne1,e1\n", "has no column “egoID”, or has it twice"),
        (b"\xff\xfe\x00", "is not text that netmap can read"),
        (b"a,\x81\n", "is not text that netmap can read"),
        (b" " * 50_000_001, "is larger than 50 MB"),
    ],
)
def test_what_is_no_table_is_refused_whole(content: str | bytes, problem: str) -> None:
    """It names the file."""
    with pytest.raises(FileRefused) as caught:
        read(egos=content)
    (fault,) = caught.value.faults
    assert (fault.place, problem in fault.problem) == ("egos.csv", True)


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [
        ({"egos": {"id": "x", "fields": {"shoe": "y"}}}, "fields", "has 'shoe'"),
        ({"egos": {"id": "x", "fields": {"name": {}}}}, "name", "names neither"),
        ({"egos": {"id": "x", "file": "../x.csv"}}, "file", "may hold only"),
        ({"egos": {"id": "x", "file": "/etc/passwd"}}, "file", "may hold only"),
        ({"format": "netmap.study/2"}, "format", "is not 'netmap.study/1'"),
    ],
)
def test_a_bad_mapping_is_refused(
    change: dict[str, object], place: str, problem: str
) -> None:
    """With the place in it."""
    with pytest.raises(FileRefused) as caught:
        mapped({**MAPPING, **change})
    (fault,) = caught.value.faults
    assert place in fault.place
    assert problem in fault.problem


def carried(network: Network, *, names: bool) -> Network:
    """Return a map with only what a study tells."""

    def bare(value: Alter | Tie | Wish | Review) -> dict[str, object]:
        keep = {
            Alter: "alter_id name kind sector relation paid age_band household angle "
            "distance placed",
            Tie: "alter_id standing ended_why quality_participant quality_worker "
            "strength frequency flow support key_person since",
            Wish: "alter_id wish confirmed confirmed_on confirmed_how",
            Review: "review_id participant_id number held_on prompt_set led_by "
            "agreement nobody_in",
        }[type(value)].split()
        plain = {name: getattr(value, name) for name in keep}
        if not names:
            plain.pop("relation", None)
            plain.pop("since", None)
            if "name" in plain:
                plain["name"] = plain["alter_id"]
        return plain

    return Network(
        review=Review.model_validate(bare(network.review)),
        alters=tuple(Alter.model_validate(bare(one)) for one in network.alters),
        ties=tuple(Tie.model_validate(bare(one)) for one in network.ties),
        wishes=tuple(Wish.model_validate(bare(one)) for one in network.wishes),
        links=tuple(sorted(network.links, key=lambda one: (one.first, one.second))),
    )


def again(study: Study) -> list[Network]:
    """Return the maps that were read, under the ids that `drawn` gives."""
    found = []
    for number, network in enumerate(maps(study)):
        review = network.review.model_copy(
            update={"review_id": f"p-{number}.1", "participant_id": f"p-{number}"}
        )
        found.append(network.model_copy(update={"review": review}))
    return found


REFERENCES = st.lists(
    values.WORDS.map(str.strip).filter(bool), min_size=1, max_size=3, unique=True
)


@st.composite
def drawn(draw: st.DrawFn) -> Sequence[Mapped]:
    found = []
    for number, reference in enumerate(draw(REFERENCES)):
        network = draw(cases.networks(f"p-{number}"))
        review = network.review.model_copy(
            update={"prompt_set": network.review.prompt_set or "p"}
        )
        participant = Participant(
            id=f"p-{number}",
            reference=reference,
            name=draw(values.WORDS.map(str.strip).filter(bool)),
            worker="w",
            opened_on=DAY,
        )
        whole = network.model_copy(update={"review": review})
        found.append(Mapped(participant, whole))
    return found


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(), st.booleans())
def test_a_study_comes_back_as_it_went_out(
    study: Sequence[Mapped],
    names: bool,  # noqa: FBT001 -- drawn
) -> None:
    """Every field that a study tells, in every script, with or without names."""
    files = write_study(study, names=names).files
    read_back = read_study(
        Tables(*(table(file, files[file]) for file in FILES.values())),
        read_mapping(files["mapping.json"].encode()),
        begun(),
    )
    assert read_back.faults == ()
    assert again(read_back) == [carried(one.network, names=names) for one in study]
    told_as = [
        (one.participant.reference, one.participant.name) for one in read_back.cases
    ]
    references = [one.participant.reference for one in study]
    expected = [one.participant.name for one in study] if names else references
    assert told_as == list(zip(references, expected, strict=True))


def test_no_word_is_in_a_study_without_names_and_no_formula_with_them() -> None:
    """A name that a spreadsheet would run is behind an apostrophe."""
    alter = Alter(
        alter_id="a",
        name="=cmd()",
        sector=Sector.FAMILY,
        relation="Ada's",
        angle=0,
        distance=1,
        address="1 Elm Street",
    )
    tie = Tie(
        alter_id="a", own_words="Never", support=(Support.EMOTIONAL,), since="-x1"
    )
    review = Review(review_id="r", participant_id="p", number=1, held_on=DAY)
    network = Network(review=review, alters=(alter,), ties=(tie,))
    person = Participant(id="p", reference="R1", name="Pat", worker="w", opened_on=DAY)
    plain = write_study([Mapped(person, network)], names=False)
    text = "".join(plain.files.values())
    assert not any(one in text for one in ["cmd", "Ada", "Elm", "Never", "Pat", "x1"])
    assert {one.place for one in plain.left_out} == {
        "participant.name",
        "alters.name",
        "alters.relation",
        "alters.address",
        "ties.own_words",
        "ties.since",
    }
    named = write_study([Mapped(person, network)], names=True).files["alters.csv"]
    assert "'=cmd()" in named
    assert "'-x1" in named
    assert "Elm" not in named
