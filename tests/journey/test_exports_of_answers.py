"""Answers and links on their way out: nobody is named, nothing is run, only links hold codes."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kiosk.core.days import day_of
from kiosk.core.exports import KINDS, Ask
from kiosk.core.surveys import Answers, Option, Question, read_answers
from kiosk.core.tokens import Token, read_token
from kiosk.journey import surveys
from kiosk.journey.responses import ByTablet, Open, Stored, look
from tests.builders import NOON, OVERALL, SURVEY, TERMS, Office, answers, options, texts
from tests.journey.exported import ENGLISH, MARCH, VIETNAMESE, as_csv, as_json, as_xlsx, written


def test_every_stored_value_has_a_code_for_programs(office: Office, tmp_path: Path) -> None:
    shouting = replace(VIETNAMESE, translate=lambda id: f"«{id}»")
    record = office.record()
    office.send(office.submission(office.code(record), actor="assisted", evidence="pushed",
                                  channel="tablet"))  # fmt: skip
    office.send(office.submission(office.code(record), evidence="link", channel="online"))
    rows = as_json(office, tmp_path, "responses", shouting)
    told = {(row["state"], row["channel"], row["actor"], row["evidence"]) for row in rows}
    assert told == {
        ("counted", "tablet", "assisted", "pushed"),
        ("later", "online", "citizen", "link"),
    }


def test_what_was_left_before_the_end_is_marked(office: Office, tmp_path: Path) -> None:
    for partial in (True, False):
        by = ByTablet("a tablet", office.act.now, partial=partial, clock_seconds=0)
        token = office.code(office.record())
        assert isinstance(office.send(office.submission(token, tablet=by)), Stored)
    assert sorted(row["partial"] for row in as_json(office, tmp_path, "responses")) == [0, 1]


def test_a_response_is_told_without_its_record_and_without_its_time(
    office: Office, tmp_path: Path
) -> None:
    record = office.record(receiving_unit=office.units["thai"].key)
    token = office.code(record)
    given = answers("2", "time", "attitude", comment="Chờ\nlâu")
    sent = office.submission(token, answers=given, language="en")
    assert isinstance(office.send(sent), Stored)
    assert as_json(office, tmp_path, "responses") == [
        {
            "id": sent.response_id,
            "month": "2024-03",
            "state": "counted",
            "unit": "Xã Nghi Long",
            "receiving_unit": "Xã Nghi Thái",
            "field": None,
            "procedure": None,
            "score": 2,
            "channel": "qr",
            "actor": "citizen",
            "evidence": "scanned",
            "language": "en",
            "seconds": 40,
            "before_return": 0,
            "partial": 0,
            "survey": SURVEY.version,
            "overall": "2",
            "reasons": "time; attitude",
            "comment": "Chờ\nlâu",
        }
    ]
    for name in ("out.csv", "out.json", "out.xlsx"):
        written(office, tmp_path / name, "responses")
        if name == "out.xlsx":
            cells = [
                str(cell)
                for sheet in openpyxl.load_workbook(tmp_path / name)
                for row in sheet.iter_rows(values_only=True)
                for cell in row
            ]
            content = "\n".join(cells)
        else:
            content = (tmp_path / name).read_text("utf-8")
        for secret in (record.code, token, "05:00", "12:00", "2024-03-20"):
            assert secret not in content


def test_all_responses_are_told_with_their_state_in_the_order_of_their_random_ids(
    office: Office, tmp_path: Path
) -> None:
    token = office.code(office.record())
    for number in ("c", "a", "b"):
        office.send(office.submission(token, response_id=f"answer-{number}"))
    rows = as_json(office, tmp_path, "responses")
    assert [(row["id"], row["state"]) for row in rows] == [
        ("answer-a", "later"),
        ("answer-b", "later"),
        ("answer-c", "counted"),
    ]


def test_responses_are_chosen_by_the_records_they_rate(office: Office, tmp_path: Path) -> None:
    office.rated()
    office.rated(resolved_on="2024-02-29")
    office.rated(**office.at("van"))
    assert len(as_json(office, tmp_path, Ask("responses", MARCH))) == 2
    assert len(as_json(office, tmp_path, Ask("responses", MARCH, office.units["district"]))) == 1
    assert len(as_json(office, tmp_path, "responses")) == 3


def test_questions_of_every_version_have_a_column_and_none_takes_the_place_of_ours(
    office: Office, tmp_path: Path
) -> None:
    odd = Question("score", "choice", {"vi": "Điểm?"}, (Option("a", texts("A")), *options("b")))
    survey = replace(SURVEY, id="other", questions=(OVERALL, odd))
    surveys.publish(office.store, survey, now=NOON)
    both = read_answers(survey, {"overall": ["1"], "score": ["b"]})
    assert isinstance(both, Answers)
    office.rated("4")
    sent = office.submission(office.code(office.record()), survey=survey, answers=both)
    assert isinstance(office.send(sent), Stored)
    rows = {row["survey"]: row for row in as_json(office, tmp_path, "responses")}
    assert (rows[survey.version]["score"], rows[survey.version]["score-2"]) == (1, "b")
    assert (rows[SURVEY.version]["score"], rows[SURVEY.version]["score-2"]) == (4, None)
    assert rows[survey.version]["comment"] is None
    assert "Điểm?" in as_csv(office, tmp_path, "responses")[0]


HOSTILE = ['=HYPERLINK("http://x","y")', "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "'=1"]


@pytest.mark.parametrize("comment", HOSTILE)
def test_a_comment_is_never_run_as_a_formula(office: Office, tmp_path: Path, comment: str) -> None:
    sent = office.submission(office.code(office.record()), answers=answers(comment=comment))
    office.send(sent)
    kept = comment.strip()
    (row,) = as_json(office, tmp_path, "responses")
    assert row["comment"] == kept
    (line,) = as_csv(office, tmp_path, "responses")
    assert line["Anything else?"] == f"'{kept}"
    sheet = as_xlsx(office, tmp_path, "responses").worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == kept]
    assert [cell.data_type for cell in cells] == ["s"]


def test_procedure_and_field_are_told_where_five_answers_share_them(
    office: Office, tmp_path: Path
) -> None:
    for _ in range(4):
        office.rated()
    assert {row["procedure"] for row in as_json(office, tmp_path, "responses")} == {None}
    office.rated(procedure="1.000002")
    told = {(row["procedure"], row["field"]) for row in as_json(office, tmp_path, "responses")}
    assert told == {(None, "Civil status")}
    office.rated()
    told = {(row["procedure"], row["field"]) for row in as_json(office, tmp_path, "responses")}
    assert told == {(None, "Civil status"), ("Đăng ký khai sinh", "Civil status")}


@pytest.mark.parametrize(
    "narrow", [{"period": MARCH}, {"unit": "long"}, {"period": MARCH, "unit": "long"}]
)
def test_answers_of_fewer_than_five_records_are_left_out_of_a_narrowed_export(
    office: Office, tmp_path: Path, narrow: dict[str, Any]
) -> None:
    ask = Ask("responses", narrow.get("period"), office.units.get(narrow.get("unit", "")))
    for _ in range(4):
        office.rated("1")
    assert {row["score"] for row in as_json(office, tmp_path, ask)} == {None}
    assert {row["overall"] for row in as_json(office, tmp_path, ask)} == {None}
    notes = json.loads((tmp_path / "out.json").read_text("utf-8"))["notes"]
    assert notes[-1].startswith("Fewer than five records")
    (line, *_) = as_csv(office, tmp_path, ask)
    assert line["Anything else?"] == "too few to show"
    office.rated("1")
    assert {row["score"] for row in as_json(office, tmp_path, ask)} == {1}


def test_an_answer_that_its_giver_replaced_is_told_without_what_it_said(
    office: Office, tmp_path: Path
) -> None:
    first = office.submission(office.code(office.record()), answers=answers(comment="Lan hỏi tiền"))
    stored = office.send(first)
    assert isinstance(stored, Stored)
    changed = replace(
        first, response_id="b" * 16, answers=answers("4"), change_key=stored.change_key
    )
    office.send(changed)
    told = {row["state"]: row for row in as_json(office, tmp_path, "responses")}
    assert (told["replaced"]["score"], told["replaced"]["comment"]) == (None, None)
    assert told["counted"]["score"] == 4


def links(office: Office, folder: Path, ask: Ask | str = "links") -> dict[str, str]:
    return {row["code"]: row["link"] for row in as_json(office, folder, ask)}


def test_links_are_made_for_unrated_finished_records_only(office: Office, tmp_path: Path) -> None:
    office.rated()
    office.record(status=4)
    office.record(status=7)
    finished = office.record(status=9)
    returned = office.record(filed_via="online", procedure=None)
    rows = as_json(office, tmp_path, "links")
    assert [row["code"] for row in rows] == [finished.code, returned.code]
    assert {key: rows[1][key] for key in ("unit", "procedure", "filed_via", "works_until")} == {
        "unit": "Xã Nghi Long",
        "procedure": "",
        "filed_via": "online",
        "works_until": None,
    }
    for record, row in zip((finished, returned), rows, strict=True):
        assert row["link"] == f"https://danhgia.vn/o/{office.code(record, 'link')}"
        token = read_token(row["link"])
        assert isinstance(token, str)
        opened = look(office.store, Token(token), TERMS, change_key=None, now=NOON)
        assert isinstance(opened, Open)
        assert opened.invitation.kind == "link"


def test_a_link_tells_its_last_day_and_is_not_given_out_after_it(
    office: Office, tmp_path: Path
) -> None:
    today = date.fromisoformat(day_of(office.act.now))
    over = office.record(returned_on=(today - timedelta(91)).isoformat())
    last_day = office.record(returned_on=(today - timedelta(90)).isoformat())
    waiting = office.record(status=9, returned_on=None)
    rows = as_json(office, tmp_path, "links", replace(ENGLISH, code_days=90))
    assert {row["code"]: row["works_until"] for row in rows} == {
        last_day.code: today.isoformat(),
        waiting.code: None,
    }
    assert over.code in links(office, tmp_path)


def test_the_same_links_come_out_again_until_their_record_is_rated(
    office: Office, tmp_path: Path
) -> None:
    one, two = office.record(), office.record()
    first = links(office, tmp_path)
    assert links(office, tmp_path) == first
    office.send(office.submission(office.code(one, "link"), channel="online", evidence="link"))
    assert links(office, tmp_path) == {two.code: first[two.code]}


def test_links_cross_the_chunks_in_which_codes_are_made(office: Office, tmp_path: Path) -> None:
    for _ in range(230):
        office.record()
    made = links(office, tmp_path, Ask("links", MARCH))
    assert len(set(made.values())) == 230


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"links"}))
def test_no_other_export_holds_or_makes_a_code(office: Office, tmp_path: Path, kind: str) -> None:
    token = office.code(office.record())
    office.send(office.submission(token))
    as_csv(office, tmp_path, Ask(kind, MARCH))
    assert token not in (tmp_path / "out.csv").read_text("utf-8")
    assert office.rows("SELECT count(*) FROM code") == [(1,)]
