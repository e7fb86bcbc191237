"""Evidence packs on paper: whole, accessible, honest at each foot, nobody's markup."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
import typst
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.evidence.pack import (
    Extract,
    Pack,
    PackClaim,
    PackCriterion,
    PackSignature,
    PackSnapshot,
)
from netmap.model.evidence import ClaimState, EvidenceKind, Passage, ReflectiveModel
from netmap.reports.pack_paper import SHORT_DIGESTS, paper_of
from netmap.reports.pack_pdf import pack_pdf
from netmap.reports.pack_word import LONGEST_TITLE, pack_word
from netmap.reports.paper import prose
from netmap.reports.typeset import spelling, typeset, undrawn
from netmap.words import papers as words
from tests.support import pdf, values

ONE, TWO = "1d" * 32, "2e" * 32
MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1240 892">'
    '<circle cx="300" cy="300" r="90" fill="#1B2430"/></svg>'
)
MARKUP = (
    "</w:t></w:p><script>alert(1)</script> #set page(fill: red) $x^2$ *bold* _it_ "
    "@ref <lab> \\u{41} `raw` // gone =1+1 { MERGEFIELD Name } {{7*7}} ${7*7} "
    f"Käthe {'x' * 150}"
)
SCRIPTS = "שלום مرحبا 👩‍👧 日本 \U000f0000"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def snapshot(**said: Any) -> PackSnapshot:
    first: dict[str, Any] = {
        "name": "Case 1, review 3",
        "week": 12,
        "digest": ONE,
        "intact": True,
        "document": {},
        "svg": MAP,
        "described": "12 people: 5 supportive.",
    }
    return PackSnapshot(**{**first, **said})


def claim(**said: Any) -> PackClaim:
    first: dict[str, Any] = {
        "claim_id": "c-1",
        "criterion": "SN:P6",
        "code": "0331.6",
        "paraphrase": "Decide together which relationships to keep or leave",
        "criteria": "2026-11",
        "evidence": EvidenceKind.REFLECTIVE_ACCOUNT,
        "state": ClaimState.SUBMITTED,
        "pointer": "wish[a-3]",
        "shows": "A wish was recorded in the participant’s own words.",
        "extract": Extract(columns=("What", "Recorded"), rows=(("Wish", "Develop"),)),
        "model": ReflectiveModel.FREE,
        "passages": (Passage(stage="free", text="I asked, and then I waited."),),
        "snapshot": ONE,
    }
    return PackClaim(**{**first, **said})


def pack(*claims: PackClaim, **said: Any) -> Pack:
    first: dict[str, Any] = {
        "title": "Evidence pack of Ash",
        "whose": "Ash Example, practitioner",
        "made_on": date(2026, 11, 26),
        "criteria": "2026-11",
        "window": 12,
        "summary": (
            PackCriterion(
                criterion="SN:P6", paraphrase="Decide together", claims=1, gaps=("K1.",)
            ),
        ),
        "claims": claims,
        "snapshots": (
            snapshot(),
            snapshot(name="Case 2, review 1", week=1, digest=TWO),
        ),
    }
    return Pack(**{**first, **said})


def nasty(text: str) -> Pack:
    """Return a pack in which everything that can be typed is this text."""
    line = text[:400].replace("\n", " ").replace("\t", " ")
    one = claim(
        shows=line,
        held_where=line,
        code=line,
        checks=(line,),
        extract=Extract(columns=(line, "B", "C"), rows=((line, "", line),)),
        passages=(Passage(stage="free", text=text),),
        signatures=(signature(role="assessor", name=line, reason=text),),
    )
    return pack(one, title=line, whose=line, masked=1)


def signature(**said: Any) -> PackSignature:
    first = {"role": "supervisor", "name": "Sue", "signed_on": date(2026, 11, 20)}
    return PackSignature(**{**first, **said})


def long_reflection(count: int) -> PackClaim:
    """Return a claim through Gibbs' stages with this many words, each another one."""
    stages = [one.code for one in words.STAGES["gibbs"]]
    every = [f"w{number}" for number in range(count)]
    share = -(-count // len(stages))
    return claim(
        model=ReflectiveModel.GIBBS,
        passages=tuple(
            Passage(stage=stage, text=" ".join(every[at * share : (at + 1) * share]))
            for at, stage in enumerate(stages)
        ),
    )


def word(of: Pack) -> Document:
    return docx.Document(io.BytesIO(pack_word(of)))


def said_in(document: Document) -> list[str]:
    tables = (cell.text for table in document.tables for cell in table._cells)
    return [*(one.text for one in document.paragraphs), *tables]


def between(text: str, start: str, end: str) -> str:
    return text.split(f"\n{start}\n", 1)[1].split(f"\n{end}\n", 1)[0]


def test_a_pdf_is_tagged_titled_and_in_british_english() -> None:
    content = pack_pdf(pack(claim()))
    pdf.assert_accessible(content, title="Evidence pack of Ash")
    tree = pdf.tags(content)
    assert len(tree.every("Table")) == 3
    assert [one.alt for one in tree.every("Figure")] == [
        "Map of Case 1, review 3, week 12, without names. 12 people: 5 supportive."
    ]


@pytest.mark.parametrize("made", [pack_pdf, pack_word])
def test_the_same_pack_gives_the_same_bytes(made: Any) -> None:
    assert made(nasty(MARKUP + SCRIPTS)) == made(nasty(MARKUP + SCRIPTS))


def test_a_front_says_what_a_pack_is_and_is_not() -> None:
    front = " ".join(pdf.pages(pack_pdf(pack(claim(), masked=3)))[0].split())
    for said in (
        "Ash Example, practitioner",
        "26 November 2026",
        "12 months",
        words.WATERMARK,
        words.WHAT_IS_NOT,
        words.CHECK_COMMAND,
        "3 words were left out",
        "K1.",
    ):
        assert said in front


def test_every_page_says_at_its_foot_what_it_rests_on() -> None:
    """On the second and third page of a claim too, and of no other snapshot."""
    content = pack_pdf(pack(long_reflection(2_000), claim(snapshot=TWO)))
    pages = pdf.pages(content)
    second = next(at for at, page in enumerate(pages) if "Claim 2:" in page)
    assert second > 3
    for page in pages:
        assert words.WATERMARK in page
    for page in pages[1:second]:
        assert f"Rests on Case 1, review 3, week 12. SHA-256 {ONE}" in page
        assert TWO not in page
    for page in pages[second:-1]:
        assert f"Rests on Case 2, review 1, week 1. SHA-256 {TWO}" in page
        assert ONE not in page
    for page in (pages[0], pages[-1]):
        assert f"SHA-256 {ONE}" in page
        assert f"SHA-256 {TWO}" in page


@pytest.mark.slow
def test_a_reflection_of_twenty_thousand_words_is_whole() -> None:
    short, long = (
        pdf.pages(pack_pdf(pack(long_reflection(count)))) for count in (200, 20_000)
    )
    assert re.findall(r"\bw\d+", " ".join(long)) == [f"w{n}" for n in range(20_000)]
    assert len(long) > len(short) + 20


def test_many_snapshots_are_shortened_at_the_foot_and_whole_on_the_last_page() -> None:
    digests = [f"{number:064x}"[::-1] for number in range(10)]
    cited = tuple(snapshot(digest=one, name=f"Case {one[:3]}") for one in digests)
    first, last = pdf.pages(pack_pdf(pack(snapshots=cited)))
    for digest in digests:
        assert digest[:16] in first
        assert digest in last


def test_a_foot_does_not_grow_without_end() -> None:
    cited = tuple(
        snapshot(digest=f"{number:064x}") for number in range(SHORT_DIGESTS + 1)
    )
    assert paper_of(pack(snapshots=cited)).parts[0].foot[1:] == (
        "Rests on 25 snapshots, listed on the last pages with their digests.",
    )


def test_a_pack_of_nothing_is_a_paper_too() -> None:
    text = pdf.text(pack_pdf(pack(title="", summary=(), snapshots=())))
    for said in (words.PACK, words.NO_CRITERIA, words.NONE_CITED, words.FOOT_NONE):
        assert said in text


def test_what_is_typed_is_text_in_a_pdf() -> None:
    """In prose, lists, tables, headings and signatures, also where it is too wide."""
    content = pack_pdf(nasty(MARKUP))
    whole = pdf.run_together(pdf.text(content))
    assert whole.count(pdf.run_together(MARKUP)) >= 5
    assert "/Annots" not in pdf.read(content).pages[1]


def test_nothing_in_a_pdf_is_cut_off() -> None:
    page = pdf.read(pack_pdf(nasty("W" * 300))).pages[1]
    edges: list[float] = []
    page.extract_text(
        visitor_text=lambda text, _user, matrix, *_: edges.append(
            matrix[4] if text.strip() else 0
        )
    )
    assert max(edges) < page.mediabox.right


def test_right_to_left_text_and_signs_without_a_font_stay_readable() -> None:
    whole = pdf.text(pack_pdf(pack(claim(held_where=SCRIPTS))))
    assert {*"שלוםمرحبا"} <= {*whole}
    assert "[U+F0000]" in whole


def test_a_sign_that_no_font_draws_is_named() -> None:
    told = (
        'error: PDF/UA-1 error: the text `"👩\\u{200d}"` could not be displayed with '
        'font `"Inter"`\nerror: the text `"a\\u{f0000}"` could not be displayed'
    )
    assert undrawn(told) == {0x1F469, 0x200D, 0xF0000}
    assert [spelling(chr(one)) for one in sorted(undrawn(told))] == [
        "",
        "[woman]",
        "[U+F0000]",
    ]


def test_a_template_that_was_not_told_enough_is_a_fault() -> None:
    with pytest.raises(typst.TypstError, match="title"):
        typeset("pack.typ", {}, date(2026, 11, 26))


@pytest.mark.slow
@settings(max_examples=15)
@given(st.text(values.LETTERS | st.sampled_from("\n\t"), max_size=60))
def test_whatever_is_typed_becomes_both_papers(text: str) -> None:
    one = pack(claim(held_where="", passages=(Passage(stage="free", text=text),)))
    assert pack_pdf(one).startswith(b"%PDF-")
    assert {*prose(text).paragraphs} <= {*said_in(word(one))}


@pytest.mark.parametrize("made", [pack_pdf, pack_word])
def test_a_claim_on_a_snapshot_that_is_not_there_is_refused(made: Any) -> None:
    with pytest.raises(KeyError):
        made(pack(claim(snapshot="0f" * 32)))


def test_sign_off_and_judgement_are_two_parts() -> None:
    signed = claim(
        signatures=(
            signature(reason="Seen.\nAgreed."),
            signature(role="Assessor", name="Jo", reason="It shows the criterion."),
            signature(role="mentor", name="Max"),
        )
    )
    text = "\n".join(said_in(word(pack(signed))))
    sign_off = between(text, words.SIGN_OFF, words.JUDGEMENT)
    judgement = between(text, words.JUDGEMENT, words.OTHER_SIGNATURES)
    assert sign_off.splitlines() == [
        "Name: Sue",
        "Role: Supervisor",
        "Day: 20 November 2026",
        "What they said: Seen.",
        "Agreed.",
    ]
    assert "Name: Jo" in judgement
    assert "Name: Max" in between(text, words.OTHER_SIGNATURES, words.MAP)


def test_where_nobody_signed_both_parts_say_so() -> None:
    text = "\n".join(said_in(word(pack(claim()))))
    assert between(text, words.SIGN_OFF, words.JUDGEMENT) == words.NONE_YET
    assert between(text, words.JUDGEMENT, words.MAP) == words.NONE_YET


def test_a_stage_has_its_title_and_an_empty_one_says_so() -> None:
    passages = (
        Passage(stage="so_what", text="It mattered."),
        Passage(stage="whose_view", text=" \n"),
        Passage(stage="of_our_own", text="More."),
    )
    one = claim(model=ReflectiveModel.DRISCOLL, passages=passages)
    text = "\n".join(said_in(word(pack(one))))
    assert between(text, words.REFLECTION, words.CHECKS).splitlines() == [
        "Driscoll’s three questions",
        "So what?",
        "It mattered.",
        "Whose view leads",
        words.NOTHING_WRITTEN,
        "of_our_own",
        "More.",
    ]


def test_a_changed_or_corrected_source_is_said() -> None:
    changed = snapshot(intact=False)
    one = pack(claim(source_corrected=True), snapshots=(changed,))
    page = " ".join(pdf.pages(pack_pdf(one))[1].split())
    assert words.CORRECTED in page
    assert f"{ONE} {words.FOOT_NOT_INTACT}" in page
    assert "Intact No" in page
    sound = pdf.text(pack_pdf(pack(claim())))
    assert "Source corrected" not in sound
    assert words.FOOT_NOT_INTACT not in sound


def test_an_extract_is_a_table_as_wide_as_its_widest_row() -> None:
    extract = Extract(columns=("What",), rows=(("Wish", "Develop"), ("Who",)))
    table = word(pack(claim(extract=extract))).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", ""],
        ["Wish", "Develop"],
        ["Who", ""],
    ]
    empty = claim(extract=Extract(columns=("What",), rows=()))
    assert words.NOTHING_SHOWN in said_in(word(pack(empty)))


def test_a_word_document_has_headings_language_and_title() -> None:
    document = word(pack(claim()))
    styles = [one.style.name for one in document.paragraphs if one.style]
    levels = [int(one[-1]) for one in styles if one.startswith("Heading")]
    pdf.assert_headings_in_order(levels)
    known = document.core_properties
    assert (known.title, known.language) == ("Evidence pack of Ash", "en-GB")
    assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
    languages = document.styles.element.iter(f"{WORD}lang")
    assert {one.get(f"{WORD}val") for one in languages} == {"en-GB"}


def test_a_title_longer_than_word_allows_is_whole_on_the_page() -> None:
    document = word(pack(title="t" * 500))
    assert document.core_properties.title == "t" * LONGEST_TITLE
    assert document.paragraphs[0].text == "t" * 500


def test_each_claim_is_a_word_section_with_its_own_foot() -> None:
    document = word(pack(claim(), claim(snapshot=TWO)))
    feet = [
        "\n".join(one.text for one in section.footer.paragraphs)
        for section in document.sections
    ]
    assert not any(one.footer.is_linked_to_previous for one in document.sections)
    assert all(words.WATERMARK in foot for foot in feet)
    assert [(ONE in foot, TWO in foot) for foot in feet] == [
        (True, True),
        (True, False),
        (False, True),
        (True, True),
    ]


def test_a_table_in_word_repeats_its_head() -> None:
    for table in word(pack(claim())).tables:
        heads = [row._tr.find(f"{WORD}trPr/{WORD}tblHeader") for row in table.rows]
        assert heads[0] is not None
        assert not any(one is not None for one in heads[1:])


def test_a_picture_in_word_is_described_and_drawn() -> None:
    shapes = word(pack(claim(), claim())).inline_shapes
    for shape in shapes:
        assert shape._inline.docPr.get("descr") == (
            "Map of Case 1, review 3, week 12, without names. 12 people: 5 supportive."
        )
    with zipfile.ZipFile(io.BytesIO(pack_word(pack(claim(), claim())))) as packed:
        images = [one for one in packed.namelist() if "media/" in one]
        assert len(images) == 1
        assert packed.read(images[0]).startswith(b"\x89PNG")


def test_what_is_typed_is_text_in_word_and_never_a_field() -> None:
    document = word(nasty(MARKUP + SCRIPTS))
    assert sum(MARKUP + SCRIPTS in one for one in said_in(document)) >= 2
    with zipfile.ZipFile(io.BytesIO(pack_word(nasty(MARKUP)))) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
        parts = [packed.read(one).decode() for one in packed.namelist() if is_part(one)]
    fields = {code for part in parts for code in re.findall(r'w:instr="(.*?)"', part)}
    assert fields == {"PAGE", "NUMPAGES"}
    assert not any("<w:instrText" in part for part in parts)


def is_part(name: str) -> bool:
    return re.fullmatch(r"word/(document|footer\d+)\.xml", name) is not None


def test_what_no_paper_can_hold_is_left_out_of_a_description() -> None:
    """A description is not checked as it comes in."""
    one = pack(claim(), snapshots=(snapshot(described="a\x00b\uffffc\u202ed"),))
    assert "abcd" in said_in(word(one))
    assert pdf.tags(pack_pdf(one)).every("Figure")[0].alt.endswith(". abcd")


def test_words_know_every_code() -> None:
    assert words.STAGES.keys() == {one.value for one in ReflectiveModel}
    assert words.MODELS.keys() == {one.value for one in ReflectiveModel}
    assert words.EVIDENCE_KINDS.keys() == {one.value for one in EvidenceKind}
    assert words.CLAIM_STATES.keys() == {one.value for one in ClaimState}


@pytest.mark.parametrize("model", words.STAGES)
def test_no_two_stages_of_a_reflection_share_a_code_or_a_title(model: str) -> None:
    stages = [*words.STAGES[model], *words.PROMPTS]
    assert len({one.code for one in stages}) == len(stages)
    assert len({one.title for one in stages}) == len(stages)
