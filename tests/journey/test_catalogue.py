"""Which field a procedure belongs to, and what happens to its records when that changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.journey import catalogue, check, coverage, surveys
from kiosk.journey.catalogue import Mapping
from kiosk.store import catalogue as stored
from kiosk.store import log
from kiosk.store.catalogue import Field, Procedure
from kiosk.store.engine import Db
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON, SURVEY, Office, act_at, texts

ENGLISH = {"ho tich": "Civil status", "chung thuc": "Certification"}
BIRTH = Mapping("1.001193", "Đăng ký khai sinh", "Hộ tịch")


def procedures(store: SqliteStore) -> dict[str, Procedure]:
    with store.reading() as db:
        return {procedure.key: procedure for procedure in stored.procedures(db)}


def start(store: SqliteStore, *lines: Mapping) -> None:
    catalogue.start(store, lines, ENGLISH)


def test_a_new_store_starts_with_a_catalogue_that_is_marked_as_a_starter(
    store: SqliteStore,
) -> None:
    start(store, BIRTH, Mapping(None, "Chứng thực chữ ký", "Chứng thực"), Mapping(None, "Lạ", ""))
    assert procedures(store) == {
        "1.001193": Procedure(
            "1.001193", "1.001193", "Đăng ký khai sinh", "dang ky khai sinh", "ho-tich", "starter"
        ),
        "chung thuc chu ky": Procedure(
            "chung thuc chu ky", None, "Chứng thực chữ ký", "chung thuc chu ky", "chung-thuc",
            "starter",
        ),
        "la": Procedure("la", None, "Lạ", "la", None, "starter"),
    }  # fmt: skip
    assert catalogue.fields(store) == {
        "ho-tich": Field("ho-tich", "Hộ tịch", "Civil status"),
        "chung-thuc": Field("chung-thuc", "Chứng thực", "Certification"),
    }


def test_a_field_without_a_translation_keeps_its_name_in_english(store: SqliteStore) -> None:
    start(store, Mapping("1", "Cấp phép", "Thủy lợi"))
    assert catalogue.fields(store)["thuy-loi"].name_en == "Thủy lợi"


def test_the_starter_again_changes_nothing(store: SqliteStore) -> None:
    start(store, BIRTH)
    before = procedures(store)
    start(store, BIRTH)
    assert procedures(store) == before


def test_the_starter_leaves_alone_what_an_office_has_said(store: SqliteStore) -> None:
    catalogue.load(store, [Mapping("1.001193", "Khai sinh", "Tư pháp")], ENGLISH, act_at())
    start(store, BIRTH)
    assert procedures(store)["1.001193"] == Procedure(
        "1.001193", "1.001193", "Khai sinh", "khai sinh", "tu-phap", "office"
    )


def learnt(store: SqliteStore, line: Mapping, source: str) -> Procedure:
    def step(db: Db) -> Procedure:
        return catalogue.Book.of(db, ENGLISH).learn(db, line, source)

    return store.write(step)


@pytest.mark.parametrize(
    "line",
    [
        Mapping("1.001193", "Tên khác", "Khác"),
        Mapping("1.001193", "", ""),
        Mapping(None, "ĐĂNG KÝ  KHAI SINH", "Khác"),
    ],
)
def test_a_file_finds_a_known_procedure_by_code_or_by_name_and_does_not_move_it(
    store: SqliteStore, line: Mapping
) -> None:
    start(store, BIRTH)
    assert learnt(store, line, "file") == procedures(store)["1.001193"]
    assert len(procedures(store)) == 1


def test_a_file_teaches_new_procedures_and_fields_that_were_missing(store: SqliteStore) -> None:
    start(store, Mapping(None, "Đăng ký khai tử", ""))
    assert learnt(store, Mapping("1.000656", "Đăng ký khai tử", "Hộ tịch"), "file") == Procedure(
        "dang ky khai tu", "1.000656", "Đăng ký khai tử", "dang ky khai tu", "ho-tich", "file"
    )
    assert learnt(store, Mapping("1.000656", "", "Khác"), "file").field == "ho-tich"
    assert learnt(store, Mapping("2.000001", "", ""), "file") == Procedure(
        "2.000001", "2.000001", "2.000001", "2 000001", None, "file"
    )
    assert len(procedures(store)) == 2


def test_a_book_knows_no_procedure_without_a_word_of_it(store: SqliteStore) -> None:
    start(store, BIRTH)
    with store.reading() as db:
        book = catalogue.Book.of(db, ENGLISH)
    assert book.find(None, None) is None
    assert book.find("1.00119", "Đăng ký") is None


def test_an_official_moves_a_procedure_with_all_its_records(office: Office) -> None:
    rated = office.rated(procedure="thu-tuc-la", field="")
    unrated = office.record(procedure="thu-tuc-la", field="", status=4)
    neighbour = office.rated()
    line = Mapping(None, "Thủ tục lạ", "Chứng thực")
    assert catalogue.load(office.store, [line], ENGLISH, office.act) == (1, 2)
    fields = dict(office.rows("SELECT code, field FROM record"))
    assert fields == {
        rated.code: "chung-thuc",
        unrated.code: "chung-thuc",
        neighbour.code: "ho-tich",
    }
    assert check.differing_cells(office.store) == []
    assert coverage.unmapped(office.store) == []
    assert office.rows("SELECT old, new FROM record_history WHERE record = ?", rated.code) == [
        ("", "chung-thuc")
    ]
    with office.store.reading() as db:
        entry = log.latest(db, many=1)[0]
    assert (entry.action, entry.detail) == ("catalogue", "1")


def test_the_same_catalogue_again_moves_nothing(office: Office) -> None:
    office.record(procedure="thu-tuc-la", field="")
    line = Mapping(None, "Thủ tục lạ", "Chứng thực")
    catalogue.load(office.store, [line], ENGLISH, office.act)
    assert catalogue.load(office.store, [line], ENGLISH, act_at(seed=8)) == (1, 0)


def test_two_codes_in_a_list_are_two_procedures_even_under_one_name(office: Office) -> None:
    commune = Mapping("2.000001", "Cấp giấy phép (cấp xã)", "Xây dựng")
    district = Mapping("2.000002", "Cấp giấy phép (cấp huyện)", "Quy hoạch")
    catalogue.load(office.store, [commune, district], ENGLISH, office.act)
    catalogue.load(office.store, [district, commune], ENGLISH, act_at(seed=8))
    found = procedures(office.store)
    assert [found[key].field for key in ("2.000001", "2.000002")] == ["xay-dung", "quy-hoach"]
    assert [found[key].code for key in ("2.000001", "2.000002")] == ["2.000001", "2.000002"]


def test_a_file_with_another_code_for_a_known_name_leaves_the_known_code(
    store: SqliteStore,
) -> None:
    start(store, Mapping("2.000001", "Cấp giấy phép", ""))
    learnt(store, Mapping("2.999999", "Cấp giấy phép", "Xây dựng"), "file")
    assert {(one.code, one.field) for one in procedures(store).values()} == {
        ("2.000001", None),
        ("2.999999", "xay-dung"),
    }


def test_an_official_may_rename_a_field_s_procedure_by_its_code(office: Office) -> None:
    record = office.rated()
    line = Mapping("1.000001", "Đăng ký khai sinh (liên thông)", "Liên thông")
    assert catalogue.load(office.store, [line], ENGLISH, office.act) == (1, 1)
    changed = procedures(office.store)["1.000001"]
    assert (changed.name, changed.field, changed.source) == (line.name, "lien-thong", "office")
    assert office.rows("SELECT field FROM record WHERE code = ?", record.code) == [("lien-thong",)]


def test_an_official_may_take_a_procedure_out_of_its_field(office: Office) -> None:
    office.rated()
    assert catalogue.load(office.store, [Mapping("1.000001", "", "")], {}, office.act) == (1, 1)
    assert procedures(office.store)["1.000001"].name == "Đăng ký khai sinh"
    assert [name for _, _, name, _ in coverage.unmapped(office.store)] == ["Đăng ký khai sinh"]
    assert check.differing_cells(office.store) == []


def test_a_procedure_with_many_records_is_moved_to_the_last_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_CHUNK", 3)
    for place in ("long", "thai", "van") * 3:
        office.record(**office.at(place))
    line = Mapping("1.000001", "", "Chứng thực")
    assert catalogue.load(office.store, [line], ENGLISH, office.act) == (1, 9)
    assert office.rows("SELECT DISTINCT field FROM record") == [("chung-thuc",)]


def test_the_unmapped_with_most_records_comes_first(office: Office) -> None:
    office.record(procedure="thu-tuc-la", field="")
    for _ in range(2):
        office.record(procedure="1.000002", field="")
    assert [(key, waiting) for key, _, _, waiting in coverage.unmapped(office.store)] == [
        ("1.000002", 2),
        ("thu-tuc-la", 1),
    ]


def test_a_published_survey_is_kept_as_it_was_answered(store: SqliteStore) -> None:
    assert surveys.version(store, SURVEY.version) is None
    surveys.publish(store, SURVEY, now=NOON)
    assert surveys.version(store, SURVEY.version) == SURVEY
    assert surveys.version(store, "another") is None


def test_the_survey_that_was_published_last_is_the_latest_even_when_it_is_an_old_one(
    store: SqliteStore,
) -> None:
    assert surveys.latest(store, SURVEY.id) is None
    newer = replace(SURVEY, title=texts("Tell us"))
    neighbour = replace(SURVEY, id="another")
    for hours, survey in enumerate((SURVEY, newer, SURVEY, neighbour)):
        surveys.publish(store, survey, now=NOON + timedelta(hours=hours))
    assert surveys.latest(store, SURVEY.id) == SURVEY
    assert surveys.version(store, newer.version) == newer


def test_in_a_file_the_code_tells_procedures_of_one_name_apart(store: SqliteStore) -> None:
    line = Mapping("9.000001", "Cấp giấy phép thử nghiệm", "Xây dựng")
    first = learnt(store, line, "file")
    second = learnt(store, line._replace(code="9.000002", field=""), "file")
    assert (first.code, second.code) == ("9.000001", "9.000002")
    assert second.field == first.field == "xay-dung"


@pytest.mark.parametrize("codes", [("9.000001", "9.000002"), ("9.000002", "9.000001")])
def test_a_name_alone_means_the_first_by_code_in_whatever_order_they_came(
    store: SqliteStore, codes: tuple[str, str]
) -> None:
    line = Mapping(None, "Cấp giấy phép thử nghiệm", "Xây dựng")
    for code in codes:
        learnt(store, line._replace(code=code), "file")
    assert learnt(store, line, "file").key == "9.000001"
