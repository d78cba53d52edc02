"""Slips on paper: the codes read back, sizes kept, nothing runs off the page."""

from itertools import product

import pytest
import zxingcpp

from kiosk.core.slips import LAYOUTS, QUIET, module_mm, qr_version, words_in
from tests.formats.slip_pages import (
    ENDLESS_HOST,
    LONG_HOST,
    MM,
    PLAIN,
    VIETNAMESE,
    at_host,
    ink,
    numbered,
    pages,
    read,
    slip,
)

OFFICE = "Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính của Trung tâm Phục vụ hành chính công "
PROCEDURE = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong trường hợp chuyển đổi; "
EXTREMES = {
    "long words": slip(office=OFFICE * 3, procedure=PROCEDURE * 5, invented=True),
    "no blanks": slip(office="M" * 300, record_code="W" * 300, procedure="Ẫ" * 300, day="8" * 30),
    "long host": at_host(LONG_HOST, office=OFFICE, procedure=PROCEDURE * 2, invented=True),
    "endless host": at_host(ENDLESS_HOST, office=OFFICE, procedure=PROCEDURE * 2, invented=True),
    "widest code": slip(token="M" * 16, url=PLAIN.url[:-16] + "M" * 16, invented=True),
    "nothing but the code": slip(office="", record_code="", procedure="", day=""),
}
HOSTILE = [
    '#import "x": *',
    '#panic("drawn as markup")',
    "*bold* _it_ `raw` $x$",
    "\\ \\u{41} \" ' </svg> ]} //",
    "= Heading <label> @reference",
]


@pytest.mark.parametrize("host", ["dghl.nghean.gov.vn", LONG_HOST])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_code_reads_back_from_a_203_dpi_one_bit_page(layout, host):
    slips = numbered(LAYOUTS[layout].per_page + 1, host)
    drawn = pages(slips, layout)
    assert len(drawn) == 2
    assert sorted(text for page in drawn for text in read(page)) == sorted(s.url for s in slips)


@pytest.mark.parametrize("changed", [PLAIN, EXTREMES["long host"], EXTREMES["endless host"]])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_code_is_at_least_25_mm_wide_and_its_quiet_zone_is_white(layout, changed):
    page = pages([changed], layout)[0]
    corners = zxingcpp.read_barcodes(page)[0].position
    left, top = (edge / 203 * MM for edge in (corners.top_left.x, corners.top_left.y))
    right, bottom = (edge / 203 * MM for edge in (corners.bottom_right.x, corners.bottom_right.y))
    modules = 17 + 4 * qr_version(changed.url)
    module, slack = module_mm(LAYOUTS[layout], modules), 0.3
    assert min(right - left, bottom - top) >= 25
    assert right - left == pytest.approx(modules * module, abs=slack)
    quiet = QUIET * module
    assert not ink(page, (left - quiet + slack, top, left - slack, bottom), 203)
    assert not ink(page, (right + slack, top, right + quiet - slack, bottom), 203)
    assert not ink(page, (left, top - quiet + slack, right, top - slack), 203)
    assert not ink(page, (left, bottom + slack, right, bottom + quiet - slack), 203)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_runs_off_the_paper_however_long_the_words(layout):
    paper = LAYOUTS[layout]
    extremes = [*EXTREMES.values()] * 2
    drawn = pages(extremes, layout, 150)
    assert len(drawn) == len(extremes) // paper.per_page
    for page in drawn:
        wide, high = paper.width / paper.columns, page.height / 150 * MM / paper.rows
        for column, row in product(range(paper.columns), range(paper.rows)):
            assert not any(
                ink(page, box, 150) for box in margins(column * wide, row * high, wide, high)
            )


def margins(left, top, wide, high):
    """The four strips along the edges of a slip; the cut marks lie on the very edges."""
    near, far = 0.6, 3.2
    right, bottom = left + wide - near, top + high - near
    left, top, far = left + near, top + near, far - near
    return (
        (left, top, left + far, bottom),
        (right - far, top, right, bottom),
        (left, top, right, top + far),
        (left, bottom - far, right, bottom),
    )


def test_words_that_look_like_markup_are_drawn_and_never_run():
    hostile = [
        slip(office=words, record_code=words, procedure=words, short_address=words, domain=words)
        for words in HOSTILE
    ]
    drawn = pages(hostile, "a5", 100)
    assert [read(page) for page in drawn] == [[PLAIN.url]] * len(HOSTILE)


def test_a_roll_is_as_long_as_its_slip():
    short, long = (
        pages([changed], "roll80")[0].height / 203 * MM
        for changed in (slip(procedure="", day=""), slip(procedure=PROCEDURE * 2, invented=True))
    )
    assert 100 < short < long < 160


def test_an_english_slip_says_nothing_twice():
    (two_languages,), (one_language,) = (
        pages([PLAIN], "roll80", words=words) for words in (VIETNAMESE, words_in(str))
    )
    assert one_language.height < two_languages.height


def test_four_slips_share_a_sheet_with_marks_to_cut_along():
    (sheet,) = pages(numbered(4), "a4x4")
    (single,) = pages([PLAIN], "a5")
    for mark in (
        (104, 1, 106, 8),
        (104, 289, 106, 296),
        (1, 147.5, 8, 149.5),
        (202, 147.5, 209, 149.5),
    ):
        assert ink(sheet, mark, 203)
    assert not ink(single, (73, 1, 75, 8), 203)


def test_a_slip_of_the_demonstration_says_so():
    invented, real = (pages([slip(invented=flag)], "a5", 150)[0] for flag in (True, False))
    notice = (40, 3.5, 108, 10)
    assert ink(invented, notice, 150)
    assert not ink(real, notice, 150)
