"""The tree of units: listed by an official, found, merged, confirmed."""

from typing import Any

import pytest

from kiosk.core.acts import Act
from kiosk.core.coverage import Question
from kiosk.core.messages import Message
from kiosk.core.units import Unit
from kiosk.journey import check, coverage, units
from kiosk.journey.export_rows import Desk, names_at
from kiosk.journey.units import Wish
from kiosk.store import log
from kiosk.store import units as stored
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON, Dice, Office, act_at

ACT = act_at()


def tree(store: SqliteStore) -> dict[str, str | None]:
    """Return the name of every unit with that of its parent."""
    index = units.index(store)
    return {unit.name: index[unit.parent].name if unit.parent else None for unit in index.units()}


def loaded(store: SqliteStore, *wishes: Wish) -> tuple[int, int]:
    outcome = units.load(store, wishes, ACT)
    assert isinstance(outcome, tuple), [fault.text(str) for fault in outcome]
    return outcome


def refused(store: SqliteStore, *wishes: Wish) -> str:
    """Return what is wrong with a list, of which nothing must have been written."""
    before = units.index(store).units()
    outcome = units.load(store, wishes, ACT)
    assert isinstance(outcome, list)
    assert units.index(store).units() == before
    return "\n".join(fault.text(str) for fault in outcome)


def named(store: SqliteStore, name: str) -> Unit:
    found = units.find(store, name)
    assert isinstance(found, Unit)
    return found


DISTRICT = Wish("Huyện Nghi Lộc", "H41.14", valid_to="2025-06-30")


def test_a_list_may_name_parents_by_code_or_name_in_any_order(store: SqliteStore) -> None:
    made = loaded(
        store,
        Wish("Xã Nghi Long", "H41.14.1", "H41.14", valid_from="1953-01-01"),
        Wish("Xã Nghi Thái", None, "huyện nghi lộc"),
        DISTRICT,
    )
    assert made == (3, 0)
    assert tree(store) == {
        "Huyện Nghi Lộc": None,
        "Xã Nghi Long": "Huyện Nghi Lộc",
        "Xã Nghi Thái": "Huyện Nghi Lộc",
    }
    long = named(store, "Nghi Long")
    assert (long.key, long.code, long.valid_from, long.confirmed) == (
        "xa-nghi-long",
        "H41.14.1",
        "1953-01-01",
        1,
    )


def test_every_unit_gets_a_home_and_a_prefix_of_its_own(store: SqliteStore) -> None:
    loaded(store, *(Wish(f"Xã {number}") for number in range(40)))
    with store.reading() as db:
        assert len(stored.prefixes(db)) == 40
    assert len({unit.home for unit in units.index(store).units()}) == 40


def test_the_same_list_again_changes_nothing(store: SqliteStore) -> None:
    listed = (DISTRICT, Wish("Xã Nghi Long", "H41.14.1", "H41.14"))
    loaded(store, *listed)
    before = units.index(store).units()
    assert loaded(store, *listed) == (0, 2)
    assert units.index(store).units() == before


def test_a_later_list_renames_by_code_and_keeps_what_it_leaves_out(store: SqliteStore) -> None:
    loaded(store, DISTRICT, Wish("Xã Nghi Lông", "H41.14.1", "H41.14", "1953-01-01", "2025-06-30"))
    before = named(store, "Nghi Lông")
    assert loaded(store, Wish("Xã Nghi Long", "H41.14.1")) == (0, 1)
    assert named(store, "Nghi Long") == before._replace(name="Xã Nghi Long")


def test_a_parent_may_be_named_by_the_name_that_the_list_gives_it(store: SqliteStore) -> None:
    loaded(store, Wish("Nghi Loc", "H41.14"))
    loaded(store, Wish("Xã Nghi Long", None, "Huyện Nghi Lộc"), DISTRICT)
    assert tree(store)["Xã Nghi Long"] == "Huyện Nghi Lộc"


def test_a_unit_that_an_import_named_otherwise_is_taken_over_and_confirmed(
    store: SqliteStore,
) -> None:
    store.write(
        lambda db: units.create(
            db, stored.index(db), Wish("UBND xã Nghi Long"), confirmed=False, act=ACT
        )
    )
    assert loaded(store, Wish("Xã Nghi Long", "H41.14.1")) == (0, 1)
    (unit,) = units.index(store).units()
    assert (unit.key, unit.name, unit.confirmed) == ("ubnd-xa-nghi-long", "Xã Nghi Long", 1)


def test_a_district_and_a_commune_of_one_name_stay_two_units(store: SqliteStore) -> None:
    both = (Wish("Huyện Nghi Lộc"), Wish("Nghi Lộc", None, "Huyện Nghi Lộc"))
    assert loaded(store, *both) == (2, 0)
    assert tree(store) == {"Huyện Nghi Lộc": None, "Nghi Lộc": "Huyện Nghi Lộc"}
    assert loaded(store, *reversed(both)) == (0, 2)
    assert len(tree(store)) == 2


def test_communes_of_one_name_in_two_districts_are_told_apart_by_code(store: SqliteStore) -> None:
    assert loaded(store, Wish("Xã Tân Sơn", "H41.1"), Wish("Xã Tân Sơn", "H41.2")) == (2, 0)
    assert loaded(store, Wish("Xã Tân Sơn", "H41.2"), Wish("Xã Tân Sơn", "H41.3")) == (1, 1)
    assert "fits several units" in refused(store, Wish("Quầy", None, "Xã Tân Sơn"))


@pytest.mark.parametrize("name", ["Xã Tân Sơn", "UBND xã Tân Sơn"])
def test_a_unit_with_another_code_is_another_unit(store: SqliteStore, name: str) -> None:
    loaded(store, Wish("Xã Tân Sơn", "H41.1"))
    assert loaded(store, Wish(name, "H41.2")) == (1, 0)
    assert {unit.code for unit in units.index(store).units()} == {"H41.1", "H41.2"}


def test_everything_wrong_with_a_list_is_told_at_once(store: SqliteStore) -> None:
    loaded(store, DISTRICT)
    told = refused(
        store,
        Wish("Xã Nghi Long", None, "Huyện Nghi Lọc"),
        Wish("Xã Nghi Thái", None, "H99", valid_to="2025-06-30", successor="Xã Phúc Lộc"),
    )
    assert "No unit is called “Huyện Nghi Lọc”. Did you mean Huyện Nghi Lộc?" in told
    assert "No unit is called “H99”." in told
    assert "No unit is called “Xã Phúc Lộc”." in told


@pytest.mark.parametrize(
    "circle",
    [
        [Wish("Quầy", None, "Quầy")],
        [Wish("A1", "1", "2"), Wish("A2", "2", "1")],
        [Wish("A1", "1", "A3"), Wish("A2", "2", "A1"), Wish("A3", "3", "2")],
    ],
)
def test_a_unit_cannot_lie_below_itself(store: SqliteStore, circle: list[Wish]) -> None:
    assert f"“{circle[0].name}” would lie below itself" in refused(store, *circle)


def test_a_circle_through_units_that_stand_already_is_noticed(store: SqliteStore) -> None:
    loaded(store, DISTRICT, Wish("Xã Nghi Long", None, "H41.14"))
    told = refused(store, Wish("Huyện Nghi Lộc", "H41.14", "Xã Nghi Long"))
    assert "“Huyện Nghi Lộc” would lie below itself" in told
    assert "“Xã Nghi Long” would lie below itself" in told


@pytest.mark.parametrize(
    "second", [Wish("Xã Nghi Long"), Wish("Xã Nghi Thái", "H41.14.1"), Wish("xã nghi long")]
)
def test_one_unit_cannot_stand_twice_in_a_list(store: SqliteStore, second: Wish) -> None:
    loaded(store, Wish("Xã Nghi Long", "H41.14.1"))
    told = refused(store, Wish("Xã Nghi Long", "H41.14.1"), second)
    assert f"“{second.name}” stands twice" in told


def test_a_successor_takes_over_on_the_day_after_the_last(store: SqliteStore) -> None:
    loaded(
        store,
        Wish("Xã Nghi Long", valid_to="2025-06-30", successor="Xã Phúc Lộc"),
        Wish("Xã Phúc Lộc", valid_from="2025-07-01"),
    )
    with store.reading() as db:
        rows = list(db._connection.execute("SELECT * FROM unit_successor"))
    assert rows == [("xa-nghi-long", "xa-phuc-loc", "2025-07-01")]
    assert "no last day" in refused(store, Wish("Xã Phúc Lộc", successor="Xã Nghi Long"))


class Stuck(Dice):
    """Dice that draw ids as ever, but always the first symbol of the alphabet."""

    def __call__(self, sides: int) -> int:
        number = super().__call__(sides)
        return number if sides > 99 else 0


def test_homes_share_a_prefix_when_hardly_any_is_left(store: SqliteStore) -> None:
    act = Act(NOON, Stuck(), "lan")
    assert units.load(store, [Wish("Xã Nghi Long"), Wish("Xã Nghi Thái")], act) == (2, 0)
    with store.reading() as db:
        assert stored.prefixes(db) == {"222"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nghi Van", "No unit is called “Nghi Van”. Did you mean"),
        ("Xyz", "No unit is called “Xyz”. “kiosk units FILE” adds units."),
        ("Tân Sơn", "“Tân Sơn” fits several units: Xã Tân Sơn, Xã Tân Sơn."),
    ],
)
def test_a_unit_that_is_not_clear_is_answered_with_what_to_do(
    store: SqliteStore, text: str, told: str
) -> None:
    loaded(store, Wish("Xã Nghi Vạng"), Wish("Xã Tân Sơn", "1"), Wish("Xã Tân Sơn", "2"))
    found = units.find(store, text)
    assert isinstance(found, Message)
    assert found.text(str).startswith(told)


def test_a_name_with_per_cent_signs_is_answered_too(store: SqliteStore) -> None:
    found = units.find(store, "100 %s")
    assert isinstance(found, Message)
    assert "“100 %s”" in found.text(str)


def test_the_root_is_the_one_confirmed_unit_at_the_top(store: SqliteStore) -> None:
    assert units.root(units.index(store)) is None
    loaded(store, DISTRICT, Wish("Xã Nghi Long", None, "H41.14"))
    assert units.root(units.index(store)) == "huyen-nghi-loc"
    store.write(
        lambda db: units.create(db, stored.index(db), Wish("Xã lạ"), confirmed=False, act=ACT)
    )
    assert units.root(units.index(store)) == "huyen-nghi-loc"
    loaded(store, Wish("Huyện Nam Đàn"))
    assert units.root(units.index(store)) is None


def last_act(store: SqliteStore) -> tuple[str, str, str]:
    with store.reading() as db:
        entry = log.latest(db, many=1)[0]
    return entry.action, entry.subject, entry.detail


def test_an_official_confirms_a_unit_that_an_import_named(store: SqliteStore) -> None:
    for name in ("Xã lạ", "Xã khác"):
        wish = Wish(name)
        store.write(
            lambda db, wish=wish: units.create(
                db, stored.index(db), wish, confirmed=False, act=act_at(seed=len(wish.name))
            )
        )
    assert units.confirm(store, "xa-la", ACT)
    assert {unit.name: unit.confirmed for unit in units.index(store).units()} == {
        "Xã lạ": 1,
        "Xã khác": 0,
    }
    assert last_act(store) == ("confirm-unit", "xa-la", "")
    assert not units.confirm(store, "nowhere", ACT)
    assert last_act(store) == ("confirm-unit", "xa-la", "")


def places(office: Office) -> list[tuple[Any, ...]]:
    return office.rows("SELECT home, receiving_unit, resolving_unit FROM record ORDER BY code")


def test_a_misspelt_unit_is_merged_and_its_homes_and_codes_stay(office: Office) -> None:
    long, thai, van = (office.units[name] for name in ("long", "thai", "van"))
    record = office.rated(**office.at("thai"))
    office.record(receiving_unit=thai.key)
    office.record(resolving_unit=thai.key)
    office.record(**office.at("van"))
    token = office.code(record)
    assert units.merge(office.store, thai, long, office.act) == 3
    assert places(office) == [
        (thai.home, long.key, long.key),
        (long.home, long.key, long.key),
        (long.home, long.key, long.key),
        (van.home, van.key, van.key),
    ]
    assert units.find(office.store, "Nghi Thái") == units.find(office.store, "Nghi Long")
    moved = office.code(record._replace(receiving_unit=long.key, resolving_unit=long.key))
    assert moved == token
    assert check.differing_cells(office.store) == []
    assert last_act(office.store) == ("merge-unit", thai.key, long.key)
    history = office.rows(
        "SELECT attribute, old, new FROM record_history WHERE record = ?", record.code
    )
    assert history == [
        ("receiving_unit", thai.key, long.key),
        ("resolving_unit", thai.key, long.key),
    ]


def test_what_a_running_import_still_puts_under_a_merged_unit_counts_for_its_successor(
    office: Office,
) -> None:
    long, thai = office.units["long"], office.units["thai"]
    office.record()
    units.merge(office.store, thai, long, office.act)
    office.rated(**office.at("thai"))
    measured = coverage.measure(office.store, Question("2023-12-15", "2024-12-14"))
    lines = [(line.name, line.figures.records, line.figures.rated) for line in measured.units]
    assert lines == [("Xã Nghi Long", 2, 1)]
    with office.store.reading() as db:
        assert names_at(db, Desk(str, "vi", "")).units[thai.key] == "Xã Nghi Long"


def test_units_below_a_merged_one_move_to_the_unit_that_stands_for_it(office: Office) -> None:
    other, district = office.units["other"], office.units["district"]
    assert units.merge(office.store, other, district, office.act) == 0
    assert tree(office.store)["Xã Nghi Văn"] == "Huyện Nghi Lộc"


def test_mergers_may_follow_each_other(office: Office) -> None:
    long, thai, van = (office.units[name] for name in ("long", "thai", "van"))
    office.rated(**office.at("thai"))
    assert units.merge(office.store, thai, van, office.act) == 1
    assert units.merge(office.store, van, long, office.act) == 1
    found = units.find(office.store, "Nghi Thái")
    assert isinstance(found, Unit)
    assert found.key == long.key
    assert units.index(office.store).below(long.key) == {long.key, thai.key, van.key}
    assert check.differing_cells(office.store) == []


def test_a_unit_is_never_merged_into_itself_or_below_itself(office: Office) -> None:
    district, long = office.units["district"], office.units["long"]
    for new in (district, long):
        told = units.merge(office.store, district, new, office.act)
        assert isinstance(told, Message)
    assert tree(office.store)["Xã Nghi Long"] == "Huyện Nghi Lộc"


def test_a_unit_with_many_records_is_merged_to_the_last_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "_CHUNK", 4)
    for _ in range(9):
        office.record(**office.at("thai"))
    assert units.merge(office.store, office.units["thai"], office.units["long"], office.act) == 9
    assert {unit for _, unit, _ in places(office)} == {office.units["long"].key}
