"""The PDF of a print: what is in the file, how long prints are put together, and what stops one."""

import os
import shutil
import subprocess
import unicodedata

import pikepdf
import pytest

from kiosk.core.slips import LAYOUTS
from kiosk.formats.pdf import PART, draw_slips
from tests.formats.slip_pages import NOON, PLAIN, how, numbered, one_bit, read, slip

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftoppm") and os.environ.get("CI") != "true",
    reason="poppler, another reader of PDF, is not installed",
)


def fonts_in(pdf):
    """The fonts of a file by name, without the tag of their subset, and whether they are embedded."""
    return {
        (str(item.FontName).partition("+")[2], "/FontFile2" in item or "/FontFile3" in item)
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    }


def text_of(path):
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def long_print(tmp_path_factory):
    """A print of two parts, and what its progress said."""
    out = tmp_path_factory.mktemp("print") / "slips.pdf"
    heard = []
    assert draw_slips(iter(numbered(PART + 2)), how("a4x4"), out, progress=heard.append) == PART + 2
    return out, heard


def test_a_print_is_a_tagged_pdf_with_title_language_and_date(tmp_path):
    out = tmp_path / "slips.pdf"
    assert draw_slips([PLAIN, slip(invented=True)], how("a5"), out) == 2
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2
        assert float(pdf.pages[0].mediabox[2]) == pytest.approx(148 / 25.4 * 72, abs=0.1)
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "vi"
        assert str(pdf.docinfo.Title) == "Phiếu mời đánh giá"
        assert str(pdf.docinfo.CreationDate) == "D:20260504050000Z"
        described = [str(item.Alt) for item in pdf.objects if "/Alt" in dictionary(item)]
        assert described == [f"Mã QR mở trang {PLAIN.url}"] * 2


def dictionary(item):
    return item if isinstance(item, pikepdf.Dictionary) else {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_two_fonts_are_used_and_both_travel_inside(layout, tmp_path):
    out = tmp_path / "slips.pdf"
    draw_slips([slip(office="Ẵ Ợ 漢字 ☺ Ж", procedure="→ \x07 \u202e")], how(layout), out)
    with pikepdf.open(out) as pdf:
        assert fonts_in(pdf) == {("BeVietnamPro-Regular", True), ("BeVietnamPro-Bold", True)}


def test_a_long_print_is_joined_from_parts_without_losing_a_page(long_print):
    out, heard = long_print
    assert heard == [PART, PART + 2]
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == PART // 4 + 1
        assert str(pdf.docinfo.Title) == "Phiếu mời đánh giá"
        assert pdf.Root.Lang == "vi"
        assert "/StructTreeRoot" not in pdf.Root
        assert fonts_in(pdf) == {("BeVietnamPro-Regular", True), ("BeVietnamPro-Bold", True)}
    assert [path.name for path in out.parent.iterdir()] == ["slips.pdf"]


def test_a_long_print_is_the_same_to_the_byte_when_repeated(long_print, tmp_path):
    out, _ = long_print
    again = tmp_path / "again.pdf"
    draw_slips(numbered(PART + 2), how("a4x4"), again)
    assert again.read_bytes() == out.read_bytes()


def test_a_short_print_is_the_same_to_the_byte_when_repeated(tmp_path):
    once, again, later = (tmp_path / name for name in ("once.pdf", "again.pdf", "later.pdf"))
    draw_slips(numbered(3), how("roll80"), once)
    draw_slips(numbered(3), how("roll80"), again)
    draw_slips(numbered(3), how("roll80", produced=NOON.replace(minute=1)), later)
    assert once.read_bytes() == again.read_bytes() != later.read_bytes()


def test_loose_accents_are_the_letters_they_make_on_paper_and_in_the_text(tmp_path):
    files = []
    for form in ("NFC", "NFD"):
        out = tmp_path / f"{form}.pdf"
        words = unicodedata.normalize(form, "Trung tâm  Phục vụ hành chính công\n phường Vinh Hưng")
        draw_slips([slip(office=words, procedure=words)], how("a5"), out)
        files.append(out.read_bytes())
    assert files[0] == files[1]


def test_without_slips_no_file_is_written(tmp_path):
    assert draw_slips([], how("a5"), tmp_path / "slips.pdf") == 0
    assert list(tmp_path.iterdir()) == []


def test_a_print_that_fails_half_way_leaves_the_file_before_it_alone(tmp_path):
    out = tmp_path / "slips.pdf"
    out.write_bytes(b"yesterday's")

    def breaking():
        yield PLAIN
        yield slip(url=PLAIN.url.lower())

    with pytest.raises(ValueError, match="upper case"):
        draw_slips(breaking(), how("a5"), out)
    assert out.read_bytes() == b"yesterday's"
    assert list(tmp_path.iterdir()) == [out]


def test_a_missing_typeface_stops_the_print_instead_of_drawing_empty_boxes(tmp_path):
    with pytest.raises(FileNotFoundError, match="Be Vietnam Pro"):
        draw_slips([PLAIN], how("a5", fonts=tmp_path), tmp_path / "slips.pdf")


@needs_poppler
def test_another_reader_of_pdf_shows_the_same_codes(long_print, tmp_path):
    out, _ = long_print
    command = ["pdftoppm", "-r", "203", "-png", "-f", "50", "-l", "51", out, tmp_path / "page"]
    subprocess.run(command, check=True)
    shown = [
        text for page in sorted(tmp_path.glob("*.png")) for text in read(one_bit(page.read_bytes()))
    ]
    assert sorted(shown) == sorted(made.url for made in numbered(PART + 2)[-6:])


@needs_poppler
def test_every_word_of_a_slip_can_be_read_out_of_the_file(tmp_path):
    out = tmp_path / "slips.pdf"
    draw_slips([slip(invented=True)], how("a5"), out)
    words = " ".join(text_of(out).split())
    for expected in (
        "UBND xã Nghi Long",
        "Quét để đánh giá — không cần đăng nhập",
        "Scan to rate our service — no sign-in needed",
        "Hoặc gõ mã này tại dghl.nghean.gov.vn",
        "Or type this code at dghl.nghean.gov.vn",
        "7KQ2 M3BX 9CFG HJKM",
        "H41.23.07-231015-0012",
        "15/10/2023",
        "Đăng ký khai sinh",
        "Chỉ tin tên miền nghean.gov.vn. Chúng tôi không bao giờ hỏi số căn cước hay mã OTP.",
        "Trust only nghean.gov.vn. We never ask for ID or OTP.",
        "Số liệu minh họa — Invented data",
    ):
        assert expected in words


@needs_poppler
@pytest.mark.parametrize(
    "words",
    [
        '#import "x": *',
        "*bold* _it_ `raw` $x$",
        "\\ \\u{41} \" ' </svg> ]}",
        "= Heading <a> @b --- ...",
    ],
)
def test_markup_in_a_record_is_printed_letter_by_letter(words, tmp_path):
    out = tmp_path / "slips.pdf"
    draw_slips([slip(office=words, record_code=words, procedure=words)], how("a5"), out)
    assert text_of(out).count(words) == 3
