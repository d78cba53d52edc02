"""What two stores have in common is listed before they join, and settled by whoever joins them."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.surveys import Option, Question
from kiosk.journey import slips, stores, surveys
from kiosk.journey.join import Choice
from kiosk.journey.responses import Stored
from tests.builders import NOON, OVERALL, REASONS, SURVEY, Office, act_at
from tests.engines import SQLITE
from tests.journey.joining import APART, figures, joined, refused, rename, rows
from tests.journey.saved import furnished, place


def test_units_that_may_be_the_same_are_listed_and_nothing_is_written(
    province: Office, commune: Office
) -> None:
    commune.rated()
    faults = refused(province, commune, Choice("f"))
    assert len(faults) == 5
    assert any(
        "Unit “Xã Nghi Long” (xa-nghi-long) may be one that is here: Xã Nghi Long (xa-nghi-long)"
        in fault and "--same xa-nghi-long=xa-nghi-long" in fault
        for fault in faults
    )  # fmt: skip


def test_a_unit_that_is_the_same_counts_as_one_and_keeps_its_home(
    province: Office, commune: Office
) -> None:
    province.rated("5", code="P")
    commune.rated("4", code="Q")
    waiting = commune.code(commune.record(code="R"))
    same = {unit.key: unit.key for unit in commune.units.values()}
    found = joined(province, commune, Choice("f", tuple(same.items())))
    assert figures(province.store)["Xã Nghi Long"][:2] == (3, 2)
    assert isinstance(province.send(province.submission(waiting)), Stored)
    merged = rows(
        province.store,
        "SELECT key, merged_into FROM unit WHERE merged_into IS NOT NULL ORDER BY key",
    )
    assert ("xa-nghi-long-2", "xa-nghi-long") in merged
    assert len(merged) == 5
    assert found.rows["home"] == 5


def test_a_wrong_name_in_a_decision_tells_whose_unit_is_unknown(
    province: Office, commune: Office
) -> None:
    same = (("nowhere", "long"), ("xa-nghi-long", "nowhere"))
    faults = refused(province, commune, Choice("f", same, ("no",)))
    wrong = [fault for fault in faults if "is called" in fault]
    assert wrong[0].startswith("None of their units is called “nowhere”.")
    assert wrong[1].startswith("None of our units is called “long”.")
    assert wrong[2].startswith("None of our units is called “nowhere”.")
    assert wrong[3].startswith("None of their units is called “no”.")
    assert all("--dry-run --json lists them." in fault for fault in wrong)


def test_a_name_of_several_units_tells_whose_they_are(province: Office, commune: Office) -> None:
    for office in (province, commune):
        rename(office, "thai", "Phường Nghi Long")
    faults = refused(province, commune, Choice("f", (("Nghi Long", "Nghi Long"),)))
    assert any("fits several of their units: Phường Nghi Long, Xã" in fault for fault in faults)
    assert any("fits several of our units: Phường Nghi Long, Xã" in fault for fault in faults)


VAN = "xa-nghi-van"


def test_of_units_that_look_alike_the_one_of_the_very_name_is_proposed(
    province: Office, commune: Office
) -> None:
    """Both offices know Nghi Vạn and Nghi Văn, in another order: the keys say the wrong thing."""
    rename(province, "van", "Xã Nghi Vạn")
    rename(province, "other", "Xã Nghi Văn", code=None)
    rename(commune, "van", "Xã Nghi Văn", code=None)
    faults = refused(province, commune, replace(APART, apart=("H41.district", "H41.long")))
    (fault,) = (fault for fault in faults if f"({VAN}) may be" in fault)
    assert "Xã Nghi Vạn (xa-nghi-van)" in fault
    assert "Say --same xa-nghi-van=huyen-nam-dan, or" in fault


def test_of_units_none_of_which_is_the_very_same_none_is_proposed(
    province: Office, commune: Office
) -> None:
    rename(province, "van", "Xã Nghi Vạn")
    rename(province, "other", "Xã Nghi Ván", code=None)
    rename(commune, "van", "Xã Nghi Văn", code=None)
    faults = refused(province, commune, replace(APART, apart=("H41.district", "H41.long")))
    (fault,) = (fault for fault in faults if f"({VAN})" in fault)
    assert "none of which has just its name" in fault
    assert "Say" not in fault
    for way in (
        "--same xa-nghi-van=xa-nghi-van (“Xã Nghi Vạn”)",
        "--same xa-nghi-van=huyen-nam-dan (“Xã Nghi Ván”)",
        "or --apart xa-nghi-van",
    ):
        assert way in fault


@pytest.mark.parametrize(
    ("same", "apart", "told"),
    [
        ((("xa-nghi-long", "xa-nghi-long"), ("H41.long", "xa-nghi-thai")), (),
         "--same xa-nghi-long=xa-nghi-long, --same H41.long=xa-nghi-thai"),
        ((("xa-nghi-long", "xa-nghi-thai"),), ("Xã Nghi Long",),
         "--same xa-nghi-long=xa-nghi-thai, --apart Xã Nghi Long"),
        ((("xa-nghi-long", "xa-nghi-long"), ("H41.long", "xa-nghi-thai")), ("H41.long",),
         "--same xa-nghi-long=xa-nghi-long, --same H41.long=xa-nghi-thai, --apart H41.long"),
    ],
)  # fmt: skip
def test_decisions_that_contradict_each_other_are_refused_in_one_line(
    province: Office,
    commune: Office,
    same: tuple[tuple[str, str], ...],
    apart: tuple[str, ...],
    told: str,
) -> None:
    others = ("H41.district", "H41.other", "H41.van", "H41.thai")
    (fault,) = refused(province, commune, Choice("f", same, (*others, *apart)))
    assert fault == f"“Xã Nghi Long” cannot be all of this at once: {told}. Keep one of them."


def test_a_decision_said_twice_is_one(province: Office, commune: Office) -> None:
    same = (("xa-nghi-long", "xa-nghi-long"), ("H41.long", "Xã Nghi Long"))
    apart = ("H41.district", "H41.other", "H41.van", "H41.thai", "H41.thai")
    found = joined(province, commune, Choice("f", same, apart))
    assert found.plan.records.stands["xa-nghi-long"] == "xa-nghi-long"


def test_records_of_one_code_are_listed(province: Office, commune: Office) -> None:
    for number in range(12):
        for office in (province, commune):
            office.record(code=f"S-{number:02}")
    faults = refused(province, commune)
    assert len(faults) == 1
    assert "same code: 12 (S-00, S-01" in faults[0]
    assert "S-09, …)" in faults[0]


def test_records_of_one_code_may_stay_apart(province: Office, commune: Office) -> None:
    ours = province.code(province.record(code="S"))
    theirs = commune.code(commune.record(code="S"))
    found = joined(province, commune, replace(APART, records="apart"))
    (here,) = found.plan.records.renamed.values()
    assert here == f"S~{theirs[:3]}"
    for token, code in ((ours, "S"), (theirs, here)):
        province.send(province.submission(token))
        sheet = slips.find(province.store, code)
        assert sheet
        assert sheet.rated
        assert len(sheet.codes) == 1


def test_a_longer_code_that_is_taken_too_gets_a_number(province: Office, commune: Office) -> None:
    theirs = commune.code(commune.record(code="S"))
    for code in ("S", f"S~{theirs[:3]}"):
        province.record(code=code)
    found = joined(province, commune, replace(APART, records="apart"))
    assert list(found.plan.records.renamed.values()) == [f"S~{theirs[:3]}-2"]


def test_of_one_case_the_record_stays_that_has_codes(province: Office, commune: Office) -> None:
    """Ours has the code of A, theirs that of B, nobody that of C, both that of D."""
    for code, (ours, theirs) in {"A": (1, 0), "B": (0, 1), "C": (0, 0), "D": (1, 1)}.items():
        for office, carried in ((province, ours), (commune, theirs)):
            record = office.record(code=code)
            if carried:
                office.code(record)
    commune.change(slips.find(commune.store, "B").record, due_on="2024-03-14")
    found = joined(province, commune, replace(APART, records="one"))
    assert set(found.plan.dropped) == {"A", "C"}
    assert [record.code for record in found.plan.removed] == ["B"]
    assert set(found.plan.records.renamed) == {"D"}
    home = {code: owner for owner, code in rows(province.store, "SELECT home, code FROM record")}
    assert home["A"] == home["C"] == home["D"] == province.units["long"].home
    assert home["B"] == commune.units["long"].home
    assert len(home) == 5
    assert len(rows(province.store, "SELECT 1 FROM record_history WHERE record = 'B'")) == 1


def test_an_older_wording_comes_along_and_another_scale_does_not(
    province: Office, commune: Office
) -> None:
    older = replace(SURVEY, title={"vi": "Cũ", "en": "Old"})
    surveys.publish(commune.store, older, now=NOON)
    found = joined(province, commune)
    assert found.plan.new_surveys == {older.version}
    with place(Path(str(commune.store._path)).parent / "third", SQLITE) as made:
        third = furnished(made, seed=80)
        yes_no = replace(OVERALL, kind="choice", scale=None, counts=False)
        counting = replace(OVERALL, id="level")
        other = replace(SURVEY, questions=(yes_no, counting, *SURVEY.questions[1:]))
        surveys.publish(third.store, other, now=NOON)
        (fault,) = refused(province, third)
        assert "overall in different ways" in fault


def asking(office: Office, question: Question) -> None:
    """Publish the small survey with one question changed."""
    changed = [question if one.id == question.id else one for one in SURVEY.questions]
    surveys.publish(office.store, replace(SURVEY, questions=tuple(changed)), now=NOON)


def offering(question: Question, *codes_and_words: tuple[str, str]) -> Question:
    return replace(
        question,
        options=tuple(Option(code, {"vi": words, "en": words}) for code, words in codes_and_words),
    )


SWAPPED = offering(
    OVERALL, *((str(level), f"option {6 - level} (vi)") for level in (5, 4, 3, 2, 1))
)
LACKING = offering(REASONS, ("time", "option time (vi)"))
MEANT_OTHERWISE = offering(REASONS, ("time", "option time (vi)"), ("attitude", "Sạch sẽ"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (SWAPPED, "1 “option 5 (vi)” (“option 1 (vi)”), 2 “option 4 (vi)” (“option 2 (vi)”)"),
        (LACKING, ": attitude – (“option attitude (vi)”), ours"),
        (MEANT_OTHERWISE, ": attitude “Sạch sẽ” (“option attitude (vi)”), ours"),
    ],
    ids=["swapped", "lacking", "meant-otherwise"],
)
def test_answers_that_mean_something_else_there_are_listed_and_somebody_decides(
    province: Office, commune: Office, question: Question, told: str
) -> None:
    with place(Path(str(commune.store._path)).parent / "third", SQLITE) as made:
        third = furnished(made, seed=80)
        third.store.write(lambda db: db._connection.execute("DELETE FROM survey"))
        asking(third, question)
        (fault,) = refused(province, third)
        assert f"Their question “{question.id}” offers other answers" in fault
        assert told in fault
        assert "--questions one" in fault
        found = joined(province, third, replace(APART, questions="one"))
    (note,) = (note.text(str) for note in found.plan.notes)
    assert note.startswith(f"Their question “{question.id}” is worded otherwise")
    assert told in note


def test_a_way_of_asking_that_was_ours_once_is_no_clash(province: Office, commune: Office) -> None:
    asking(commune, LACKING)
    asking(province, LACKING)
    assert joined(province, commune).plan.notes == ()


def test_another_wording_of_a_question_comes_along_and_is_told(
    province: Office, commune: Office
) -> None:
    asking(commune, replace(OVERALL, text={"vi": "Ông/bà thấy sao?", "en": "Well?"}))
    (note,) = joined(province, commune).plan.notes
    words = note.text(str)
    assert "“overall” is worded otherwise" in words
    assert "“Ông/bà thấy sao?”" in words
    assert "(“How was it? (vi)”)" in words


def test_a_question_that_does_not_count_there_is_never_added_up(
    province: Office, commune: Office
) -> None:
    questions = (replace(OVERALL, counts=False), replace(OVERALL, id="level"))
    surveys.publish(commune.store, replace(SURVEY, questions=questions), now=NOON)
    (fault,) = refused(province, commune, replace(APART, questions="one"))
    assert "overall in different ways" in fault


def test_a_survey_of_theirs_that_cannot_be_read_is_named(province: Office, commune: Office) -> None:
    commune.store.write(lambda db: db._connection.execute("UPDATE survey SET body = 'xx'"))
    (fault,) = refused(province, commune)
    assert f"Their survey version {SURVEY.version} cannot be read." in fault


def test_one_case_with_papers_on_both_sides_is_counted_and_explained(
    province: Office, commune: Office
) -> None:
    for code, (ours, theirs) in {"A": (1, 0), "B": (0, 1), "C": (1, 1), "D": (1, 1)}.items():
        for office, carried in ((province, ours), (commune, theirs)):
            record = office.record(code=code)
            if carried:
                office.code(record)
    expected = (
        "Of 4 records that both have, 2 become one. The other 2 stay beside ours under a longer code, because each"
        " side has codes or answers for them"
    )
    choice = replace(APART, records="one")
    for dry_run in (True, False):
        (note,) = joined(province, commune, choice, dry_run=dry_run).plan.notes
        assert note.text(str).startswith(expected)


def test_one_office_joins_once(province: Office, commune: Office) -> None:
    joined(province, commune)
    (fault,) = refused(province, commune)
    assert "holds that office already" in fault


def test_invented_data_never_mixes_with_real_ones(province: Office, commune: Office) -> None:
    stores.mark_invented(commune.store, act_at())
    (fault,) = refused(province, commune)
    assert "invented" in fault
