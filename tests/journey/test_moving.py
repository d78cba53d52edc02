"""Records and answers that move between units, fields, days, statuses and rounds: no figure is ever left behind."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase
from hypothesis import settings as effort
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from kiosk.core.acts import Act
from kiosk.core.surveys import Survey
from kiosk.core.tokens import Token
from kiosk.journey import catalogue, check, held, records, slips, surveys, units
from kiosk.journey.responses import Stored
from tests.builders import COMMENT, NOON, OVERALL, SURVEY, TERMS, Dice, Office, answers, fresh_store
from tests.builders import texts as words

THREE = Survey("small", ("vi", "en"), words("Rate us again"), (OVERALL, COMMENT))
"""A second version of the survey."""

WORDS = {
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung giấy tờ",
    7: "Công dân yêu cầu rút hồ sơ",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}
HEADINGS = (
    *(
        "Mã hồ sơ",
        "Tên thủ tục hành chính",
        "Đơn vị tiếp nhận",
        "Đơn vị giải quyết",
        "Hình thức nộp",
    ),
    *("Trạng thái", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Ngày trả kết quả"),
)
DAYS = ["", "01/01/2024", "14/01/2024", "15/01/2024", "10/03/2024", "18/03/2024"]
UNITS = ["Xã Nghi Long", "Xã Nghi Thái", "Xã Nghi Văn", "Xã Nghi Thiết"]
PROCEDURES = ["Đăng ký khai sinh", "Đăng ký biến động đất đai", "Thủ tục lạ", "Thủ tục mới"]

rows = st.tuples(
    st.sampled_from(PROCEDURES),
    st.sampled_from(UNITS),
    st.sampled_from(UNITS),
    st.sampled_from(["Trực tiếp", "Trực tuyến"]),
    st.sampled_from(list(WORDS.values())),
    *(st.sampled_from(DAYS) for _ in range(4)),
)


class Moving(RuleBasedStateMachine):
    """An office in which everything that may happen does."""

    codes: Bundle[str] = Bundle("codes")
    tokens: Bundle[Token] = Bundle("tokens")

    def __init__(self) -> None:
        """Open an office on a file of its own."""
        super().__init__()
        self._folder = TemporaryDirectory()
        self._store = fresh_store(Path(self._folder.name))
        self.office = Office(self._store.__enter__(), Act(NOON, Dice(), "lan"))
        surveys.publish(self.office.store, THREE, now=NOON)
        self.hours = 0
        self.made = 0
        self.keys: dict[Token, str] = {}
        self.merged = False

    def teardown(self) -> None:
        """Put everything away."""
        self._store.__exit__(None, None, None)
        self._folder.cleanup()

    @property
    def act(self) -> Act:
        """Act a little later than before."""
        self.hours += 1
        return Act(self.now, self.office.act.pick, "lan")

    @property
    def now(self) -> datetime:
        """The present moment."""
        return NOON + timedelta(hours=self.hours)

    @initialize(target=codes)
    def first(self) -> str:
        """Begin with a record that is finished and rated."""
        code = self.office.rated("2").code
        self.made += 1
        return code

    @rule(target=codes, new=st.lists(rows, min_size=1, max_size=4))
    def file_of_new_records(self, new: list[tuple[str, ...]]) -> Any:
        """Import records that nobody knows yet."""
        self.made += len(new)
        lines = [(f"H41-{self.made - place}", *row) for place, row in enumerate(new)]
        return multiple(*self._import(lines))

    @rule(code=codes, row=rows)
    def newer_file(self, code: str, row: tuple[str, ...]) -> None:
        """Import other values of a record: moved, finished, or held because they go backwards."""
        self._import([(code, *row)])

    def _import(self, lines: list[tuple[str, ...]]) -> list[str]:
        path = Path(self._folder.name) / "records.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *lines])
        act = self.act
        upload = records.Upload(path=path, name=path.name, as_of=act.now, unit=UNITS[0])
        checked = records.inspect(self.office.store, upload, act)
        assert isinstance(checked, records.Checked), checked
        records.apply(self.office.store, checked, act)
        checked.close()
        # Rows whose days contradict each other stay out.
        return [line[0] for line in lines if slips.find(self.office.store, line[0])]

    @rule(accepted=st.booleans())
    def decide_on_what_is_held(self, accepted: bool) -> None:
        """Re-open records, or refuse to."""
        for change in held.held(self.office.store):
            held.decide_held(self.office.store, change, accepted=accepted, act=self.act)

    @rule(target=tokens, code=codes, kind=st.sampled_from(["slip", "link"]))
    def hand_out_a_code(self, code: str, kind: str) -> Token:
        """Make the code of the record's present round, or find it."""
        sheet = slips.find(self.office.store, code)
        assert sheet
        ((_, token),) = slips.make(self.office.store, [sheet.record], kind, self.act)
        return token

    @rule(target=tokens, code=codes)
    def re_issue(self, code: str) -> Token:
        """Make a new code in place of the old one."""
        token = slips.reissue(self.office.store, code, self.act)
        assert token
        return token

    @rule(token=tokens, level=st.sampled_from("54321"), survey=st.sampled_from([SURVEY, THREE]))
    def answer(self, token: Token, level: str, survey: Survey) -> None:
        """Answer, or change the answer where this browser gave it not long ago."""
        reasons = ("time",) if survey is SURVEY and level < "4" else ()
        sent = self.office.submission(
            token,
            survey=survey,
            answers=answers(level, *reasons, survey=survey),
            channel="qr" if level > "2" else "tablet",
            change_key=self.keys.get(token),
        )
        self.hours += 1
        outcome = self.office.send(sent, now=self.now, terms=TERMS)
        if isinstance(outcome, Stored):
            self.keys[token] = outcome.change_key

    @rule(token=consumes(tokens))
    def forget_the_browser(self, token: Token) -> None:
        """Let somebody else use the code from now on."""
        self.keys.pop(token, None)

    @rule(
        procedure=st.sampled_from(PROCEDURES),
        field=st.sampled_from(["Hộ tịch", "Đất đai", "Chứng thực", ""]),
    )
    def catalogue(self, procedure: str, field: str) -> None:
        """Tell another field of a procedure."""
        catalogue.load(self.office.store, [catalogue.Mapping(None, procedure, field)], {}, self.act)

    @precondition(lambda self: not self.merged)
    @rule()
    def merge(self) -> None:
        """Merge a unit that an import may have named."""
        wrong = units.find(self.office.store, UNITS[3])
        if isinstance(wrong, units.Unit):
            units.merge(self.office.store, wrong, self.office.units["long"], self.act)
            self.merged = True

    @invariant()
    def every_figure_is_that_of_a_recount(self) -> None:
        """Recount."""
        found = check.examine(self.office.store)
        assert found.clean, found


TestMoving = Moving.TestCase
# A failure is told as it was found: to shorten it would take minutes.
TestMoving.settings = effort(
    max_examples=15,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)
